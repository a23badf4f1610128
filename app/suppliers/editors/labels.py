"""What people call the roles at a firm, and the acts on them."""

from app.core.i18n import Text, lazy
from app.suppliers.kinds import EditorRole

ROLES: dict[EditorRole, Text] = {EditorRole.OWNER: lazy("Owner"), EditorRole.EDITOR: lazy("Editor")}

ROLES_IN_SENTENCE: dict[EditorRole, Text] = {
    EditorRole.OWNER: lazy("owner: edits the profile and says who else may"),
    EditorRole.EDITOR: lazy("editor: edits the profile"),
}

ACTS: dict[str, Text] = {
    "editor.invited": lazy("Somebody invited to edit the firm"),
    "editor.invitation_withdrawn": lazy("Invitation to edit the firm withdrawn"),
    "editor.joined": lazy("Somebody edits the firm from now on"),
    "editor.role_changed": lazy("Role at the firm changed"),
    "editor.left": lazy("Somebody no longer edits the firm"),
}
