// Reads a calendar from standard input as ical.js understands it, and writes its events as JSON.
import { readFileSync } from "node:fs"
import ICAL from "ical.js"

const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")))
const zones = new Map(
  calendar.getAllSubcomponents("vtimezone").map((each) => {
    const zone = new ICAL.Timezone(each)
    return [zone.tzid, zone]
  }),
)
// The zones of the file itself, not of the machine.
const moment = (property) => {
  const time = property.getFirstValue()
  const zone = zones.get(property.getParameter("tzid"))
  if (zone) time.zone = zone
  return new Date(time.toUnixTime() * 1000).toISOString()
}
const events = calendar.getAllSubcomponents("vevent").map((each) => ({
  uid: each.getFirstPropertyValue("uid"),
  sequence: each.getFirstPropertyValue("sequence"),
  status: each.getFirstPropertyValue("status"),
  summary: each.getFirstPropertyValue("summary"),
  starts_at: moment(each.getFirstProperty("dtstart")),
  ends_at: moment(each.getFirstProperty("dtend")),
}))
process.stdout.write(JSON.stringify(events))
