"""The text around an answer: its sentence, that with its neighbours, its article. Pure."""

from corpus.sentences import sentence_at, split_sentences
from corpus.types import Article
from qa.candidates.clauses import split_clauses
from qa.facts import FactAnswer


def sentence(answer: FactAnswer, *, up_to_answer: bool = False) -> str:
    """Return the sentence that holds the answer, or the part of its clause before it."""
    text, start = answer.hit.passage.text, answer.spans[0].start
    if up_to_answer:
        clauses = split_clauses(text)
        return text[next((one.start for one in clauses if one.start <= start < one.end), 0) : start]
    return text[slice(*sentence_at(text, start))]


def around(answer: FactAnswer) -> str:
    """Return the sentence that holds the answer with its neighbours and the title of the article."""
    text, start = answer.hit.passage.text, answer.spans[0].start
    sentences = split_sentences(text)
    at = next((at for at, one in enumerate(sentences) if one.start <= start < one.end), 0)
    near = sentences[max(0, at - 1) : at + 2]
    return f"{text[near[0].start : near[-1].end]} {answer.hit.article.title or ''}"


def whole(article: Article) -> str:
    """Return all that an article says, headings and captions included."""
    parts = (article.org, article.title, article.subtitle, article.byline)
    texts = [paragraph.text for paragraph in (*article.paragraphs, *article.captions)]
    return "".join([*(part for part in parts if part), *texts])
