"""What ``make fuzz-api`` and the test of the API leave out of the description: bodies that are files.

Any bytes are a file, so a schema neither allows nor forbids one; what is no list is refused by its content.
"""

from __future__ import annotations

from typing import Any

import schemathesis

JSON = "application/json"


@schemathesis.hook
def before_load_schema(context: schemathesis.HookContext, raw_schema: dict[str, Any]) -> None:
    """Leaves the bodies whose content is JSON."""
    for operations in raw_schema["paths"].values():
        for operation in operations.values():
            if "requestBody" in operation:
                content = operation["requestBody"]["content"]
                operation["requestBody"]["content"] = {JSON: content[JSON]}
