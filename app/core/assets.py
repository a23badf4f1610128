"""The built front end: addresses with a hash in the name, taken from the manifest that `npm run build` writes."""

import json
import logging
from mimetypes import guess_type
from pathlib import Path

from flask import Flask, Response, request, send_from_directory, url_for

log = logging.getLogger(__name__)

FOLDER = "dist"
FOREVER = "public, max-age=31536000, immutable"


def read_manifest(folder: Path) -> dict[str, str]:
    """Plain name -> name with its hash. Empty, with one line in the log, when the front end was not built."""
    try:
        manifest: dict[str, str] = json.loads((folder / "manifest.json").read_text("utf-8"))
    except FileNotFoundError:
        log.warning("the front end is not built: pages have no style; run `npm ci` and `npm run build`")
        return {}
    return manifest


def register(app: Flask) -> None:
    folder = Path(app.static_folder or "static") / FOLDER
    manifest = read_manifest(folder)
    compressed = {f"{FOLDER}/{name}": f"{name}.gz" for name in manifest.values() if (folder / f"{name}.gz").exists()}

    def asset_url(name: str) -> str | None:
        """The address of a built file; None when the front end was not built."""
        built = manifest.get(name)
        return url_for("static", filename=f"{FOLDER}/{built}") if built else None

    app.jinja_env.globals["asset_url"] = asset_url

    @app.before_request
    def send_compressed() -> Response | None:
        """The build made a small copy of each style and script: browsers that can read it get that one."""
        name = _static_name()
        if name not in compressed or not request.accept_encodings["gzip"]:
            return None
        response = send_from_directory(folder, compressed[name], mimetype=guess_type(name)[0])
        response.headers["Content-Encoding"] = "gzip"
        return response

    @app.after_request
    def keep_built_files(response: Response) -> Response:
        """A name with a hash in it never changes its content, so browsers may keep it."""
        name = _static_name()
        if name.startswith(f"{FOLDER}/") and response.status_code == 200:
            response.headers["Cache-Control"] = FOREVER
        if name in compressed:
            response.vary.add("Accept-Encoding")
        return response


def _static_name() -> str:
    """The static file that is asked for; empty for other requests."""
    return (request.view_args or {}).get("filename", "") if request.endpoint == "static" else ""
