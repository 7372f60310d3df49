"""``textprep stages``: the stages of which pipelines are made."""

from __future__ import annotations

import inspect
import json

import typer

from textprep import registry
from textprep.params import canonical


def stages() -> None:
    """List the stages and their parameters with the defaults."""
    for name in registry.names():
        if name == "Pipeline":
            continue
        cls = registry.stage_class(name)
        summary = (inspect.getdoc(cls) or "").split("\n\n")[0].replace("\n", " ")
        typer.echo(f"{name}  ({cls.takes} -> {cls.gives})\n    {summary}")
        for field in cls.param_fields().values():
            default = canonical(field.default)
            shown = "none" if default is None else json.dumps(default, ensure_ascii=False)
            choices = field.metadata.get("choices")
            listed = f"  [{', '.join(choices)}]" if choices else ""
            typer.echo(f"    {field.name} = {shown}  {field.metadata.get('help', '')}{listed}")
        typer.echo("")
