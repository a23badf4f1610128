// How the texts in view look, each kind as one number: see accessibility.py.
() => {
  const INK = ["visibility", "color", "fontSize", "fontWeight", "textShadow"]
  const GROUND = ["opacity", "backgroundColor", "backgroundImage", "filter", "mixBlendMode", "position", "zIndex"]
  const NOTHING = "1|rgba(0, 0, 0, 0)|none|none|normal|static|auto"
  const kinds = new Set()

  // FNV-1a, twice: 64 bits, so that two kinds are not taken for one.
  const hash = (text) => {
    let [one, other] = [0x811c9dc5, 0x050c5d1f]
    for (let place = 0; place < text.length; place++) {
      one = Math.imul(one ^ text.charCodeAt(place), 0x01000193)
      other = Math.imul(other ^ text.charCodeAt(place), 0x01000193) ^ (other >>> 15)
    }
    return `${(one >>> 0).toString(36)}.${(other >>> 0).toString(36)}`
  }
  const looks = (element, names) => {
    const style = getComputedStyle(element)
    return names.map((name) => style[name]).join("|")
  }
  const isPlaced = (element) => getComputedStyle(element).position !== "static"
  const hasText = (element) =>
    element.matches("input, select, textarea") ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim())

  // A text stands on all that is around it, and on or under what was placed freely beside it.
  const walk = (element, around) => {
    const ground = looks(element, GROUND)
    const own = ground === NOTHING ? around : hash(`${around} ${ground}`)
    if (hasText(element)) kinds.add(hash(`${own} ${looks(element, INK)}`))
    const children = [...element.children]
    const beside = [...new Set(children.filter(isPlaced).map((child) => looks(child, GROUND)))].sort().join(" ")
    children.forEach((child) => walk(child, beside ? hash(`${own} ${beside}`) : own))
  }
  walk(document.documentElement, String(innerWidth))
  return [...kinds]
}
