// The page in view as one text, in which everything stands that axe judges, and no words: see accessibility.py.
() => {
  const NAMING = new Set(["aria-label", "aria-description", "title", "alt", "placeholder", "label", "aria-valuetext"])
  const POINTING = new Set(["for", "headers", "list", "form", "aria-labelledby", "aria-describedby", "aria-controls",
    "aria-owns", "aria-details", "aria-errormessage", "aria-flowto", "aria-activedescendant", "popovertarget"])
  const ADDRESSES = new Set(["href", "src", "srcset", "action", "formaction", "value", "content", "nonce", "datetime"])
  const STYLE = ["display", "visibility", "opacity", "color", "backgroundColor", "backgroundImage", "fontSize",
    "fontWeight", "textDecorationLine", "textShadow", "position"]
  const SMALLEST_TARGET = 24
  const idsOfNames = [...document.querySelectorAll("[aria-labelledby]")]
    .flatMap((element) => element.getAttribute("aria-labelledby").split(/\s+/))
    .filter(Boolean)
    .map((id) => `#${CSS.escape(id)}`)
  const names = ["title, h1, h2, h3, h4, h5, h6, caption, legend, label, th, summary", ...idsOfNames].join(", ")
  const numbers = new Map()

  // Equal words stay equal, and so do equal names of things: only which ones they are is left out.
  const numbered = (kind, value) => {
    const key = `${kind} ${value}`
    if (!numbers.has(key)) numbers.set(key, numbers.size)
    return kind + numbers.get(key)
  }
  const presence = (value) => (value.trim() ? "x" : "")
  const thing = (id) => (document.getElementById(id) ? numbered("#", id) : "nowhere")
  const things = (ids) => ids.split(/\s+/).filter(Boolean).map(thing).join(" ")

  const kept = (element, { name, value }) => {
    if (name === "id") return numbered("#", value)
    if (POINTING.has(name)) return things(value)
    if (NAMING.has(name)) return value.trim() && numbered("'", value.trim())
    if (name === "href" && value.startsWith("#")) return `#${thing(value.slice(1))}`
    if (element.matches("link[rel=stylesheet], meta[name=viewport], meta[http-equiv]")) return value
    if (ADDRESSES.has(name) || name.startsWith("data-") || name.startsWith("hx-")) return presence(value)
    if (element instanceof SVGElement && !/^(class|role|tabindex|lang|aria-)/.test(name)) return presence(value)
    return value
  }
  const attributes = (element) => [...element.attributes].map((each) => `${each.name}=${kept(element, each)}`)

  const looks = (element) => {
    const style = getComputedStyle(element)
    return STYLE.map((name) => style[name]).join("|")
  }
  // A target may be too small, and a box that scrolls must be reachable.
  const sizes = (element) => {
    const found = []
    if (element.matches("a, button, input, select, textarea, summary, [tabindex]")) {
      const { width, height } = element.getBoundingClientRect()
      found.push(...[width, height].map((size) => Math.min(Math.round(size), SMALLEST_TARGET)))
    }
    if (element.scrollWidth > element.clientWidth) found.push("wide")
    if (element.scrollHeight > element.clientHeight) found.push("high")
    return found.join(" ")
  }
  const state = (element) => (element.checked ? "checked" : "") + (element === document.activeElement ? "focus" : "")
  const words = (text) => {
    if (!text.data.trim()) return ""
    return text.parentElement.closest(names) ? numbered("'", text.data.trim()) : "words"
  }

  const described = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return words(node)
    if (node.nodeType !== Node.ELEMENT_NODE || node.matches("script, style")) return ""
    const own = [node.localName, ...attributes(node), looks(node), sizes(node), state(node)].join(" ")
    return `<${own}>${[...node.childNodes].map(described).join("")}</>`
  }
  // What is in a frame cannot be seen from here: such a page is always judged.
  const always = document.querySelector("iframe, object, embed") ? Math.random() : ""
  return `${innerWidth} ${always} ${described(document.documentElement)}`
}
