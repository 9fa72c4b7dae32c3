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
