"""One blueprint for all pages about applications; views.py of each part adds its own."""

from flask import Blueprint

bp = Blueprint("approvals", __name__, template_folder="templates")
