"""Forms of Japanese in which contacts are told, each in words of our own."""

from __future__ import annotations

import pytest

from sijill.reading import read
from sijill.records import Document, Readout

FINN, MALI = "フィンランドのアーロ・ニエミ外相", "マリのウマル・トゥーレ大統領"


def read_japanese(text: str, publisher: str | None = "共同通信") -> Readout:
    """Return the readout of a Japanese text."""
    return read(Document(id="d", text=text, language="ja", published="2024-05-10", publisher=publisher))


def sides_of(readout: Readout) -> list[set[str]]:
    """Return the sides of each encounter."""
    return [set(encounter.polities) for encounter in readout.encounters]


def test_an_envoy_is_of_the_state_told_before_his_name() -> None:
    """駐サウジアラビア大使 of another state is not the home state's."""
    readout = read_japanese("チリのルイス・ペレス駐サウジアラビア大使は9日、サウジアラビアのサレハ投資相と会談した。")
    assert sides_of(readout) == [{"CL", "SA"}]


def test_a_mission_is_not_of_the_town_it_stands_in() -> None:
    """Who comes from 在リヤド大使館 represents no part of Saudi Arabia's capital."""
    readout = read_japanese(
        "チリのルイス・ペレス大使は9日、サウジアラビアのサレハ投資相と会談した。"
        "会談には、在リヤド大使館からホセ・ガルシア参事官らが同席した。"
    )
    assert not any(polity.startswith("SA-") for polity in readout.encounters[0].polities)


def test_an_office_of_an_office_is_one_office() -> None:
    """大統領秘書官 is no president."""
    readout = read_japanese(f"{FINN}は9日、{MALI}と会談した。会談にはイッサ・ケイタ大統領秘書官が同席した。")
    assert ("イッサ・ケイタ", "大統領秘書官") in [(p.name, p.capacity) for p in readout.encounters[0].participants]


def test_what_somebody_promises_to_do_has_not_taken_place() -> None:
    """訪れると約束した is no visit, and who is to attend was not there."""
    readout = read_japanese(f"{FINN}は9日、{MALI}と会談した。大統領は、選挙後にフィンランドを訪れると約束した。")
    assert [encounter.kind for encounter in readout.encounters] == ["meeting"]


def test_states_of_a_list_are_met_one_by_one() -> None:
    """A、B及びCの外相とそれぞれ会談した tells of three meetings."""
    readout = read_japanese(f"{FINN}は9日、チリ、ペルー及びタイの外相とそれぞれ会談した。")
    assert sorted(map(sorted, sides_of(readout))) == [["CL", "FI"], ["FI", "PE"], ["FI", "TH"]]


def test_leaders_without_a_name_act_for_their_states() -> None:
    """AとBの首脳が会談: both states are sides."""
    readout = read_japanese("チリとペルーの首脳が9日、リマで会談し、国境の橋を建設することで合意した。")
    assert sides_of(readout) == [{"CL", "PE"}]


def test_two_share_the_office_told_behind_them() -> None:
    """X氏とY氏の両大統領 gives each of them the office."""
    readout = read_japanese("チリのルイス・ペレス氏とマリのウマル・トゥーレ氏の両大統領は9日、電話で会談した。")
    assert [(p.name, p.capacity, p.polity) for p in readout.encounters[0].participants] == [
        ("ルイス・ペレス", "大統領", "CL"),
        ("ウマル・トゥーレ", "大統領", "ML"),
    ]


@pytest.mark.parametrize(
    "told",
    [
        f"{FINN}が{MALI}をお訪ねになりました。",
        f"{FINN}は{MALI}とお会いになりました。",
        f"{FINN}は{MALI}と会談するとともに、港を視察しました。",
        f"{FINN}は{MALI}と会談するほか、港を視察しました。",
    ],
)
def test_polite_and_joined_forms_tell_of_a_meeting(told: str) -> None:
    """お訪ねになる and 会談するとともに tell of what the last verb's tense says."""
    assert sides_of(read_japanese(told)) == [{"FI", "ML"}]


def test_a_list_of_sources_tells_of_nothing() -> None:
    """A headline in quotation marks before a paper and its day is no report."""
    readout = read_japanese(
        f"{FINN}は9日、{MALI}と会談した。『チリのペレス大統領、ペルーのソト外相と会談』。毎日通信、2024年5月9日。"
    )
    assert sides_of(readout) == [{"FI", "ML"}]


def test_who_accompanied_a_trip_belongs_to_the_trip() -> None:
    """今回の訪問には、Xが同行した adds to the trip, not to the meeting told last."""
    readout = read_japanese(
        f"{FINN}は5月3日から5日までマリを訪問した。4日、外相は{MALI}と会談した。"
        "今回の訪問には、ヤリ・コルホネン次官が同行した。"
    )
    names = {encounter.kind: {p.name for p in encounter.participants} for encounter in readout.encounters}
    assert "ヤリ・コルホネン" in names["visit"]
    assert "ヤリ・コルホネン" not in names["meeting"]


def test_one_told_shortly_in_a_heading_is_the_one_told_in_full() -> None:
    """アンワル首相 in a heading and アンワル・ビン・サイード首相 below are one."""
    readout = read_japanese(
        "トゥーレ外相のブルネイ訪問\n\n1 アンワル首相への表敬\n"
        "5月3日、マリのウマル・トゥーレ外相は、ブルネイのアンワル・ビン・サイード首相を表敬した。"
    )
    names = [p.name for encounter in readout.encounters for p in encounter.participants]
    assert "アンワル" not in names


def test_a_family_name_of_one_character_is_a_name_before_its_address() -> None:
    """習氏 is 習 with a form of address, though a segmenter knows it as one word."""
    readout = read_japanese(
        "中国の習宏明外相は9日、リマを訪れた。翌10日、習氏とチリのルイス・ペレス大統領は会談し、通商を話し合った。"
    )
    names = [{p.name for p in encounter.participants} for encounter in readout.encounters]
    assert {"習宏明", "ルイス・ペレス"} in names


def test_initials_belong_to_the_name_behind_them() -> None:
    """P.M.トゥーレ is the whole name."""
    readout = read_japanese(f"{FINN}は9日、マリのP.M.トゥーレ大統領と会談した。")
    assert "P.M.トゥーレ" in {p.name for p in readout.encounters[0].participants}


def test_a_noun_that_grades_an_office_is_no_name() -> None:
    """全国執行委員 names nobody."""
    readout = read_japanese(f"{FINN}は9日、{MALI}と会談した。会談には、全国執行委員らが同席した。")
    assert {p.name for p in readout.encounters[0].participants} == {"アーロ・ニエミ", "ウマル・トゥーレ"}


def test_a_promise_of_both_is_an_agreement() -> None:
    """両首脳は…を約束した is agreed by both sides."""
    readout = read_japanese(f"{FINN}は9日、{MALI}と会談した。両者は、病院を共同で建設することを約束した。")
    assert [(outcome.kind, set(outcome.by)) for outcome in readout.outcomes] == [("agreed", {"FI", "ML"})]


def test_what_is_announced_beside_a_verb_in_plain_form_counts() -> None:
    """要請するとともに has the tense of the verb that ends the sentence."""
    readout = read_japanese(
        f"{FINN}は9日、{MALI}と会談した。外相は、専門家の派遣を要請するとともに、病院の建設を支援すると約束した。"
    )
    assert [outcome.kind for outcome in readout.outcomes] == ["called-for", "pledged"]


def test_who_attended_a_series_attended_each_of_it() -> None:
    """一連の会談には、Xが同席した adds X to every meeting told."""
    readout = read_japanese(
        f"{FINN}は9日、{MALI}と会談した。外相は同日、チリのルイス・ペレス大統領とも会談した。"
        "一連の会談には、ヤリ・コルホネン次官が同席した。"
    )
    assert all("ヤリ・コルホネン" in {p.name for p in encounter.participants} for encounter in readout.encounters)
    assert len(readout.encounters) == 2


def test_a_partner_marked_as_topic_is_met() -> None:
    """X大臣とは、…で一致した tells of talks with X."""
    readout = read_japanese(
        f"{FINN}は5月8日、マリを訪問した。{MALI}とは、漁業協定の交渉を始めることで一致した。",
        publisher="フィンランド外務省",
    )
    assert any({"FI", "ML"} == set(e.polities) and e.kind == "meeting" for e in readout.encounters)


def test_who_acts_in_an_aside_is_not_the_subject_left_out_later() -> None:
    """The president who came to Finland in an aside is not the one who then met the Chilean."""
    readout = read_japanese(
        f"{FINN}は9日、{MALI}と会談し、ノルドマン首相がマリを訪問した際に得られた合意を履行することで一致した。"
        "続いて、チリのルイス・ペレス大統領と会談した。"
    )
    assert {p.name for p in readout.encounters[-1].participants} == {"アーロ・ニエミ", "ルイス・ペレス"}


def test_clauses_have_the_tense_of_the_last_verb() -> None:
    """会談し、…を視察する。 is to come, and its day is the next one of that number."""
    (encounter,) = read_japanese(f"{FINN}は12日に{MALI}と会談し、港を視察する。").encounters
    assert (encounter.status, encounter.date) == ("planned", "2024-05-12")


def test_a_trip_that_has_begun_is_not_to_come() -> None:
    """8日からペルーを訪れ、11日に帰国する, told on the 10th, began on the 8th of that month."""
    (encounter,) = read_japanese("マリのトゥーレ大統領は8日からペルーを訪れ、11日に帰国する。").encounters
    assert (encounter.status, encounter.date) == ("held", "2024-05-08")


def test_conferences_of_a_list_have_their_own_days() -> None:
    """14日にX首脳会議、15日にY首脳会議に臨む: two conferences, each on its day."""
    readout = read_japanese(f"{FINN}は13日に出国し、14日にNATO首脳会議、15日にEU首脳会議に臨む。")
    assert {(e.kind, e.date) for e in readout.encounters} >= {("summit", "2024-05-14"), ("summit", "2024-05-15")}


def test_what_was_planned_before_is_not_told_of() -> None:
    """会談が予定されていた tells that nothing came of it."""
    assert not read_japanese("マリとペルーの首脳会談が6日に予定されていた。").encounters


@pytest.mark.parametrize("name", ["カシス", "オレンジ"])
def test_a_word_in_katakana_before_the_office_of_one_is_his_name(name: str) -> None:
    """カシス外相 is somebody called カシス, no minister for blackcurrants."""
    readout = read_japanese(f"マリの{name}外相は9日、ペルーのソト大統領と会談した。")
    assert name in {p.name for p in readout.encounters[0].participants}


def test_who_goes_along_with_somebody_is_of_his_side() -> None:
    """ジル夫人とともに…面会した: she is of his side, and not whom he met."""
    readout = read_japanese("マリのトゥーレ大統領は9日、アミナ夫人とともにペルーのソト大統領と面会した。")
    assert ("アミナ", "ML") in {(p.name, p.polity) for p in readout.encounters[0].participants}


@pytest.mark.parametrize(
    ("told", "kinds"),
    [
        ("大統領は学校の建設に100万ドルを拠出することを明らかにした。", ["pledged"]),
        ("ペルー側が港の共同開発を提案し、マリ側も同意した。", ["proposed", "agreed"]),
        ("両者は、協議を続けることを約束した。", ["agreed"]),
        ("両国は来月、漁業協定に署名を予定している。", []),
    ],
)
def test_outcomes_are_told_in_many_forms(told: str, kinds: list[str]) -> None:
    """What is announced, answered or promised by both counts; what is to be signed does not yet."""
    readout = read_japanese(f"マリのトゥーレ大統領は9日、ペルーのソト大統領と会談した。{told}")
    assert [outcome.kind for outcome in readout.outcomes] == kinds


def test_a_manner_named_after_a_state_is_no_side() -> None:
    """イスラエル方式 tells of no state: talks of two parties at home are no contact."""
    readout = read_japanese("与党のノルド党首と野党のスンド党首は9日、会談し、ペルー方式の任期折半を話し合った。")
    assert not readout.encounters


def test_an_exchange_of_views_without_a_partner_goes_on_with_the_talks() -> None:
    """インドによる案件につき意見を交換した tells of no second meeting."""
    readout = read_japanese(
        f"{FINN}は9日、{MALI}と会談した。また、フィンランドによる開発協力案件につき意見を交換した。",
        publisher="外務省",
    )
    assert sides_of(readout) == [{"FI", "ML"}]


def test_who_tells_of_a_trip_does_not_travel() -> None:
    """A報道官は、B大臣が訪問すると発表した: B is the one who goes."""
    (encounter,) = read_japanese(
        "マリ外務省のケイタ報道官は、マリのトゥーレ外相が12日にペルーを訪問すると発表した。"
    ).encounters
    assert [p.name for p in encounter.participants] == ["トゥーレ"]


def test_what_somebody_says_will_rise_is_nothing_agreed() -> None:
    """70%に引き上げると述べた is what one side says."""
    readout = read_japanese(f"{FINN}は9日、{MALI}と会談した。外相は、風力発電の比率を70%に引き上げると述べた。")
    assert [outcome.kind for outcome in readout.outcomes] == ["pledged"]


def test_a_body_of_an_organization_signs_for_it() -> None:
    """ESCAPの機械化センターと覚書を交わした: the organization is the other side."""
    readout = read_japanese("マリ政府は9日、ESCAPの農業センターと覚書を取り交わした。")
    assert sides_of(readout) == [{"ML", "ESCAP"}]


def test_a_title_tells_whose_official_the_body_names_alone() -> None:
    """米大統領補佐官 in the title: the adviser whom the body names without a state is of the United States."""
    readout = read_japanese(
        "米大統領補佐官が欧州を歴訪\n\nノルドマン大統領補佐官は9日、リマでペルーのソト外相と会談した。"
        "会談にはケイタ首相顧問も同席した。"
    )
    assert ("ノルドマン", "US") in {(p.name, p.polity) for p in readout.encounters[0].participants}


def test_the_title_of_a_review_tells_the_year_of_its_lines() -> None:
    """2023年の主な出来事: 1月22日 in a line below is of that year."""
    readout = read_japanese(
        "2023年の主な出来事\n1月22日 柴山大使、ソト外務大臣を表敬\n3月8日 柴山大使、ペレス教育大臣を表敬\n",
        publisher="在ペルー日本国大使館",
    )
    assert [encounter.date for encounter in readout.encounters] == ["2023-01-22", "2023-03-08"]


def test_a_conference_held_elsewhere_holds_no_other() -> None:
    """From a summit in one town to talks held in another: nobody is told to have attended the first."""
    readout = read_japanese(
        "マリのトゥーレ大統領は、ロメで開かれるアフリカサミットからリマで開かれる友好行事に向かう途中、"
        "9日にチリのペレス大統領と会談した。"
    )
    assert [encounter.kind for encounter in readout.encounters] == ["meeting"]


def test_polite_invitations_and_reported_promises_count() -> None:
    """お誘いいただきました invites; …するとの説明がありました promises."""
    readout = read_japanese(
        f"{FINN}は9日、{MALI}と会談しました。大統領から、農業見本市への出展をお誘いいただきました。"
        "外相からは、留学生を来年度から受け入れるとの説明がありました。"
    )
    assert [outcome.kind for outcome in readout.outcomes] == ["invited", "pledged"]
