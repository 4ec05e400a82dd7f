"""Which pictures a report shows, where, and what stands below them."""

from dataclasses import replace

from stories import story
from told import lines

from rtdocs import i18n
from rtdocs.model import Image, Moment
from rtdocs.plan import report
from rtdocs.plan.content.document import Photos
from rtdocs.plan.wording.telling import Telling
from rtdocs.problems import Where

FRENCH = i18n.language_of("fr")


def image(file, **about):
    return Image(**{"file": file, "where": Where("Images", 2), "alt": f"On voit {file}", "consent": True, **about})


def with_images(*images):
    return replace(story("No | RT | Leads to\n1 | 1 | A", "No | Title\nA | Un banc"), images=images)


def photos(told, section, *, group=False):
    return [
        block
        for block in report.plan(Telling(told, FRENCH, group=group)).sections[section]
        if isinstance(block, Photos)
    ]


def test_before_and_after_stand_side_by_side_with_the_effect():
    told = with_images(
        image("b.jpg", of="A", moment=Moment.AFTER, caption="Le banc", credit="Ana"),
        image("a.jpg", of="A", moment=Moment.BEFORE),
    )
    assert lines(told, "chains")[-2:] == ["(a.jpg: Avant)", "(b.jpg: Après\u00a0: Le banc (photo\u00a0: Ana))"]
    [block] = photos(told, "chains")
    assert [photo.alt for photo in block.photos] == ["On voit a.jpg", "On voit b.jpg"]


def test_a_picture_of_an_event_follows_its_step_and_one_of_the_project_is_on_the_cover():
    told = with_images(image("e.jpg", of="1"), image("p.jpg", of="project"))
    assert "(e.jpg: )" in lines(told, "chains")
    assert lines(told, "photo") == ["(p.jpg: )"]


def test_without_consent_a_picture_stays_within_the_group_and_without_words_it_is_never_shown():
    told = with_images(image("e.jpg", of="1", consent=False), image("f.jpg", of="1", alt=""))
    assert photos(told, "chains") == []
    [block] = photos(told, "chains", group=True)
    assert [photo.path for photo in block.photos] == ["e.jpg"]


def test_logos_stand_together_without_consent():
    told = with_images(image("l.png", of="logo", consent=False), image("m.png", of="logo", alt="", caption="Ville"))
    assert [(photo.path, photo.alt) for photo in report.plan(Telling(told, FRENCH)).logos] == [
        ("l.png", "On voit l.png"),
        ("m.png", "Ville"),
    ]
