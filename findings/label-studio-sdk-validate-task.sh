#!/usr/bin/env bash
# label-studio-sdk 2.1.2: a task that carries predictions cannot be validated.
#
# LabelInterface.validate_task, given a task with the key "predictions" (the documented form for importing what a model
# found), raises a TypeError: it calls validate_prediction without the prediction. The same predictions given to
# validate_prediction one by one are judged, and a task without them is valid. So who checks an import must take the
# predictions out and judge them apart.
#
# Seen with Python 3.11: TypeError: LabelInterface.validate_prediction() missing 1 required positional argument: 'prediction'
# Exits 1 where that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "label-studio-sdk==2.1.2"
"$folder/venv/bin/python" - <<'PYTHON'
import sys
from label_studio_sdk.label_interface import LabelInterface

interface = LabelInterface(
    '<View><Labels name="kind" toName="text"><Label value="statement"/></Labels><Text name="text" value="$text"/></View>'
)
value = {"start": 0, "end": 14, "text": "Kenya welcomed", "labels": ["statement"]}
result = {"id": "a", "from_name": "kind", "to_name": "text", "type": "labels", "value": value}
task = {"data": {"text": "Kenya welcomed the report."}, "predictions": [{"result": [result]}]}
alone = interface.validate_prediction(task["predictions"][0])
without = interface.validate_task({"data": task["data"]})
try:
    whole = interface.validate_task(task)
except TypeError as error:
    whole = f"TypeError: {error}"
print("prediction alone:", alone)
print("task without predictions:", without)
print("task with predictions:", whole)
seen = alone is True and without is True and str(whole).startswith("TypeError")
sys.exit(0 if seen else 1)
PYTHON
