"""Who does something, be it persons or bodies: 由提案人打分, 聘老干部为联络员."""

import re

from qa.candidates.types import Candidate, Form

AGENT = "由"
_AGENT_ASKED = re.compile("什么人[？?。\\s]*$|由谁|[由让靠]哪|谁来|谁(?:出钱|掏钱|买单|打分|评分)")
_AGENT = re.compile(
    r"(?<![理自缘不])由(?P<who>[^，,。；;：:由]{2,30}?)(?=分别|共同|一起|联合|轮流|负责|牵头|组织|担任|主持|领衔|督办|打分|评[分议]|出资|承担|提供|管理|实施|帮助|协助|[，,。；;来])"
)
_CHOSEN = re.compile(
    r"(?:聘请?|邀请|选聘|推选)(?:\d+[余多]?[名位个])?(?P<who>[^，,。；;：:]{2,24}?)(?=担任|作为|[任当为])"
)


def asks_agent(question: str) -> bool:
    """Return whether a question asks by whom something is done, be it persons or bodies (由谁打分, 谁来管)."""
    return bool(_AGENT_ASKED.search(question))


def find_agents(text: str) -> list[Candidate]:
    """Return who does something (由提案人、承办单位分别打分) or was chosen to (聘老干部为联络员); label is AGENT."""
    return [
        Candidate(form=Form.NAME, start=found.start("who"), end=found.end("who"), label=AGENT)
        for pattern in (_AGENT, _CHOSEN)
        for found in pattern.finditer(text)
    ]
