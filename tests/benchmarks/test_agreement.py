import pytest

from benchmarks.agreement import cohens_kappa, krippendorffs_alpha

# Cohen (1960), table 1: 200 subjects by two judges, three diagnoses.
COHEN = {
    ("a", "a"): 88, ("a", "b"): 10, ("a", "c"): 2,
    ("b", "a"): 14, ("b", "b"): 40, ("b", "c"): 6,
    ("c", "a"): 18, ("c", "b"): 10, ("c", "c"): 12,
}  # fmt: skip

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", sections A to C.
JON_AND_MEG = ("0100000010", "1110010000")
BEN_AND_GERRY = ("aabbdcccedda", "babbbccceddd")
FOUR = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(coders):
    return [[None if code == "." else code for code in unit] for unit in zip(*coders, strict=True)]


def test_kappa_is_that_of_cohens_own_example():
    pairs = [pair for pair, count in COHEN.items() for _ in range(count)]
    assert cohens_kappa([a for a, _ in pairs], [b for _, b in pairs]) == pytest.approx(0.492, abs=0.0005)


@pytest.mark.parametrize(
    ("coders", "alpha"),
    [(JON_AND_MEG, 0.095), (BEN_AND_GERRY, 0.692), (FOUR, 0.743)],
    ids=["binary", "nominal", "gaps"],
)
def test_alpha_is_that_of_krippendorffs_own_examples(coders, alpha):
    assert krippendorffs_alpha(units(coders)) == pytest.approx(alpha, abs=0.0006)


def test_coders_who_always_agree_agree_fully():
    assert cohens_kappa("aab", "aab") == krippendorffs_alpha(["aa", "bb"]) == 1


def test_coders_with_one_code_only_agree():
    assert cohens_kappa("aa", "aa") == krippendorffs_alpha(["aa", "aa"]) == 1


def test_agreement_by_chance_is_none():
    assert cohens_kappa("aabb", "abab") == 0
