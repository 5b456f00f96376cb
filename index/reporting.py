"""Summaries and errors as lines to read, Chinese first, English beside it."""

import errno
from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any

from index.manifest import Choice, Manifest
from index.progress import Stage, Summary
from index.verify import Damage

STAGES = {
    Stage.FIND: "查找文件 (finding files)",
    Stage.READ: "读取版面 (reading pages)",
    Stage.WORDS: "词语索引 (words)",
    Stage.VECTORS: "向量索引 (vectors)",
    Stage.VERIFY: "校验 (verifying)",
}
SHOWN = 20
"""How many names of one kind are printed; --json has them all."""
CAUSES = {
    errno.ENOSPC: "磁盘已满 (the disk is full)",
    errno.EDQUOT: "磁盘配额已用完 (the disk quota is used up)",
    errno.EFBIG: "文件超过系统允许的大小 (a file grew larger than the system allows)",
    errno.EACCES: "没有权限 (permission denied)",
    errno.EPERM: "没有权限 (permission denied)",
    errno.EROFS: "磁盘只读 (the disk is read-only)",
}


def summary_lines(summary: Summary) -> list[str]:
    """Return what a rebuild did, a line each."""
    lines = []
    if summary.interrupted:
        lines.append(f"接着完成了中断的重建 (went on with an interrupted rebuild): {summary.interrupted}")
    for label, names in (
        ("新增 (added)", summary.added),
        ("更改 (changed)", summary.changed),
        ("删除 (removed)", summary.removed),
    ):
        if names:
            lines.append(f"{label} {len(names)}: {_few(names)}")
    lines += [f"拒绝 (refused) {refusal.file}: {refusal.reason}" for refusal in summary.refused[:SHOWN]]
    if len(summary.refused) > SHOWN:
        lines.append(f"…… 共拒绝 (refused in all) {len(summary.refused)}")
    lines.append(_last_line(summary))
    return lines


def info_lines(
    manifest: Manifest,
    build_ids: Sequence[str],
    damaged: Sequence[Damage] | None,
    *,
    silence: Mapping[str, Any] | None,
    fusion: Mapping[str, Any] | None,
) -> list[str]:
    """Return what a build is, a line each; damaged is None where it was not looked for.

    silence and fusion are what the build keeps of calibration, None in one from before it was kept there.
    """
    others = [build_id for build_id in build_ids if build_id != manifest.build_id]
    lines = [
        f"索引 (build)    {manifest.build_id}，建于 (built) {manifest.built_at}",
        f"内容 (content)  {counts(manifest)}",
        f"来源 (sources)  {_few(manifest.roots) or '—'}",
        f"模型 (model)    {manifest.model}，{manifest.dimensions} 维 (dimensions)",
        f"向量 (vectors)  {_search(manifest.dense)}",
        f"权重 (weights)  {_weights(manifest.search, fusion)}",
        f"门槛 (silence)  {_threshold(silence)}",
        f"保留 (kept)     {_few(others) or '—'}",
    ]
    lines += [f"拒绝 (refused)  {file}: {reason}" for file, (_, reason) in list(manifest.refused.items())[:SHOWN]]
    if damaged is not None and not damaged:
        lines.append(f"校验 (verified) {len(manifest.files)} 个文件完好 (files undamaged)")
    return lines


def _weights(search: Mapping[str, Any], fusion: Mapping[str, Any] | None) -> str:
    """Return the share of the vectors, and the mean nDCG@10 over the test sets at the ends and the top of the curve."""
    share = f"向量占 (share of the vectors) {search.get('dense_weight', '—')}"
    if fusion is None:
        return share
    curves = fusion["curves"].values()
    means = {weight: fmean(curve[weight] for curve in curves) for weight in next(iter(curves))}
    best = max(means, key=lambda weight: means[weight])
    ends = f"只用词 (words alone) {means['0.0']:.3f}，只用向量 (vectors alone) {means['1.0']:.3f}"
    top = f"{best} 时最高 (best) {means[best]:.3f}"
    return f"{share}；{len(curves)} 个测试集平均 (mean on so many test sets) nDCG@10：{ends}，{top}"


def _threshold(calibration: Mapping[str, Any] | None) -> str:
    if calibration is None:
        return "索引建于记录门槛之前，答题时用程序自带的 (from before it was kept here: the shipped one is used)"
    threshold = calibration["threshold"]
    at = next(point for point in calibration["record"]["curve"] if point["threshold"] == threshold)
    return (
        f"信心低于 (declined below) {threshold} 不作答：无答案的题拒答 (unanswerable declined) {at['declined']:.0%}，"
        f"有答案的题误拒 (answerable refused) {at['refused']:.0%}"
    )


def counts(built: Manifest | Summary) -> str:
    """Return the numbers of pages, articles and passages."""
    return f"{built.pages} 版 (pages)，{built.articles} 篇 (articles)，{built.passages} 段 (passages)"


def os_message(error: OSError) -> str:
    """Return one line on a failed write: what, where, and that nothing is lost."""
    cause = CAUSES.get(error.errno or 0, f"无法写入 (cannot write): {error.strerror or error}")
    place = f"：{error.filename}" if error.filename else ""
    return f"{cause}{place}；原索引不受影响，解决后重新运行 (the index stays as it was: mend this and run it again)"


def _last_line(summary: Summary) -> str:
    if summary.dry_run:
        return f"试运行，未写入 (dry run, nothing written)；不变 (unchanged) {summary.unchanged}"
    if not summary.published:
        return f"无变化 (nothing changed): {summary.build_id}，{counts(summary)}"
    return (
        f"已建成 (built) {summary.build_id}: {counts(summary)}；新计算向量 (embedded) {summary.embedded}；"
        f"{_search(summary.dense)}；{summary.seconds:.1f} 秒 (s)"
    )


def _search(choice: Choice) -> str:
    if choice.kind == "compressed":
        return f"压缩检索 (compressed search)，recall@10 {choice.recall_at_10:.3f}"
    return f"精确检索 (exact search){'，' + choice.note if choice.note else ''}"


def _few(names: Sequence[str]) -> str:
    return "、".join(names[:SHOWN]) + (" ……" if len(names) > SHOWN else "")
