// Builds app/static/dist from app/static/css and app/static/js. Every file gets a hash of its content in its name;
// manifest.json maps plain names to those, and the application reads it (app/core/assets.py).
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import subsetFont from "subset-font";

const SOURCE = "app/static";
const TARGET = "app/static/dist";
const THEME = "node_modules/@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css";
const ENTRIES = ["css/app.css", "css/map.css", "js/app.js", "js/map.js", "js/combobox.js", "js/suggest.js", "js/passkeys.js", "js/reasons.js", "js/door.js"];

const { outputFiles } = await build({
  entryPoints: ENTRIES.map((entry) => join(SOURCE, entry)),
  outdir: TARGET,
  entryNames: "[name]",
  assetNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  write: false,
  format: "esm",
  target: ["es2022", "chrome109", "firefox115", "safari16.4"],
  loader: { ".png": "file" },
  plugins: [{ name: "fonts", setup: (bundler) => bundler.onLoad({ filter: /\.woff2$/ }, cutFont) }],
  legalComments: "linked",
  logLevel: "warning",
});

await rm(TARGET, { recursive: true, force: true });
await mkdir(TARGET, { recursive: true });
const manifest = {};
for (const file of outputFiles) {
  const name = basename(file.path);
  const isEntry = ENTRIES.some((entry) => basename(entry) === name);
  const content = name === "app.css" ? (await themeFor(file.text)) + file.text : file.contents;
  const hashed = isEntry ? withHash(name, content) : name;
  await writeFile(join(TARGET, hashed), content);
  if (/\.(css|js)$/.test(hashed)) await writeFile(join(TARGET, `${hashed}.gz`), gzipSync(content, { level: 9 }));
  manifest[isEntry ? name : name.replace(/(-wght-normal)?-[A-Z0-9]{8}(?=\.)/, "")] = hashed;
}
await writeFile(join(TARGET, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");

// A file of the font with only the letters and weights that fonts.css names for it: a third of the size.
async function cutFont({ path }) {
  const face = (await readFile(join(SOURCE, "css/fonts.css"), "utf8")).split("@font-face").find((rule) => rule.includes(basename(path)));
  const [, min, max] = face.match(/font-weight: (\d+) (\d+);/).map(Number);
  const ranges = face.match(/unicode-range: ([^;]+);/)[1].split(",").map((range) => range.trim().slice(2).split("-"));
  const letters = ranges.flatMap(([first, last = first]) => codePoints(parseInt(first, 16), parseInt(last, 16)));
  const contents = await subsetFont(await readFile(path), String.fromCodePoint(...letters), {
    targetFormat: "woff2",
    variationAxes: { wght: { min, max } },
  });
  return { contents, loader: "file" };
}

function codePoints(first, last) {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function withHash(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 10);
  return `${basename(name, extname(name))}-${hash}${extname(name)}`;
}

// The theme sets some 2,800 custom properties. Only those stay that the stylesheet uses, directly or through another one.
async function themeFor(css) {
  const tokens = new Map(
    [...(await readFile(THEME, "utf8")).matchAll(/^\s+(--[\w-]+):\s*([^;]+);/gm)].map(([, name, value]) => [name, value]),
  );
  const used = new Set();
  const waiting = [css];
  while (waiting.length) {
    for (const [, name] of waiting.pop().matchAll(/var\(\s*(--[\w-]+)/g)) {
      if (used.has(name) || !tokens.has(name)) continue;
      used.add(name);
      waiting.push(tokens.get(name));
    }
  }
  const kept = [...tokens].filter(([name]) => used.has(name)).map(([name, value]) => `${name}:${value}`);
  return `.voorbeeld-theme{${kept.join(";")}}\n`;
}
