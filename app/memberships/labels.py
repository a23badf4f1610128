"""What people call the acts on memberships and interests."""

from app.core.i18n import Text, lazy

ACTS: dict[str, Text] = {
    "interest.declared": lazy("Interest in a firm declared"),
    "interest.ended": lazy("Interest in a firm ended"),
    "membership.started": lazy("Member noted"),
    "membership.ended": lazy("Membership ended by the board"),
    "membership.left": lazy("Membership ended by the firm"),
    "membership.disputed": lazy("Membership disputed by the firm"),
    "membership.taken_back": lazy("Dispute of a membership taken back by the firm"),
    "members.taken": lazy("Members downloaded"),
    "members.invited": lazy("Members invited, with the word of the board for the relation"),
    "member_list.processed": lazy("Member list processed"),
    "member_list.ended_missing": lazy("Memberships ended that a list no longer names"),
    "member_invitation.objected": lazy("Objection to an invitation"),
    "association_page.changed": lazy("Page of an association changed"),
}
