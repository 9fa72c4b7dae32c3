"""Matters: the same undertaking is recognised in three languages, another one is not."""

from __future__ import annotations

import pytest

from sijill.language.matters import find_matters
from sijill.vocabulary import matters

SAME = [
    (
        "waive visas for holders of diplomatic passports",
        "الإعفاء من التأشيرة لحملة الجوازات الدبلوماسية",
        "外交旅券所持者の査証免除",
    ),
    ("appoint a cultural attaché", "تعيين ملحق ثقافي", "文化アタッシェの派遣"),
    ("set up a joint business council", "إنشاء مجلس أعمال مشترك", "ビジネス評議会の設立"),
    ("open direct flights between the two capitals", "تسيير رحلات مباشرة بين العاصمتين", "両首都間の直行便の就航"),
    (
        "sign an agreement on double taxation",
        "توقيع اتفاقية منع الازدواج الضريبي",
        "二重課税の回避に関する協定の署名",
    ),
]


@pytest.mark.parametrize("told", SAME, ids=lambda told: told[0])
def test_what_is_told_in_three_languages_shares_its_matters(told: tuple[str, ...]) -> None:
    """A sentence and its translations name at least one telling matter in common."""
    shared = frozenset.intersection(*map(find_matters, told))
    assert any(matter.weight == 3 for matter in matters() if matter.id in shared)


def test_other_things_share_nothing_that_tells() -> None:
    """Two undertakings of other content have no weighty matter in common."""
    found = [find_matters(told[0]) for told in SAME]
    weighty = {matter.id for matter in matters() if matter.weight > 1}
    assert not any(one & other & weighty for one in found for other in found if one is not other)


@pytest.mark.parametrize(
    "words", ["التعاون والعمل المشترك بين البلدين", "wider collaboration and joint action", "幅広い協力の呼びかけ"]
)
def test_general_words_are_about_nothing(words: str) -> None:
    """Cooperation, relations and joint action are no matters: they would tie everything to everything."""
    assert find_matters(words) == frozenset()


def test_arabic_particles_hide_no_matter() -> None:
    """A word is found with و, ب or ل written to it, and with its article."""
    assert {"visa", "passport"} <= find_matters("وللتأشيرات وبالجوازات")


def test_every_matter_is_found_by_each_of_its_words() -> None:
    """No word of the table is one that the search tokens can't find."""
    missed = [
        (matter.id, word)
        for matter in matters()
        for told in matter.words.values()
        for word in told
        if matter.id not in find_matters(word)
    ]
    assert missed == []
