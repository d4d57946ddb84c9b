// Builds the islands into target/classes/static/islands: npm ci when the lock changed, esbuild when an input changed.
// Called by Maven in process-resources; `node islands.mjs --force` builds in any case.
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../../../target/classes/static/islands");
const islands = ["form", "diagram", "modeler", "form-editor", "decision", "difference", "timer"];

const major = Number(process.versions.node.split(".")[0]);
if (major < 20) {
  console.error(`Halle's islands are built with Node 20 or newer; this is ${process.version}. Install Node 20 from https://nodejs.org and run again.`);
  process.exit(1);
}

const digest = (...texts) => createHash("sha256").update(texts.join("\0")).digest("hex");
const read = (path) => (existsSync(path) ? readFileSync(path, "utf8") : "");

const lock = digest(read(join(here, "package.json")), read(join(here, "package-lock.json")));
const installed = join(here, "node_modules/.halle-lock");
if (read(installed) !== lock) {
  console.log("islands: npm ci");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: here, stdio: "inherit", shell: process.platform === "win32" });
  writeFileSync(installed, lock);
}

const sources = readdirSync(join(here, "src")).sort();
const inputs = digest(lock, read(fileURLToPath(import.meta.url)), ...sources.map((name) => name + read(join(here, "src", name))));
const stamp = join(out, ".inputs");
if (read(stamp) === inputs && !process.argv.includes("--force")) process.exit(0);

const { build } = await import("esbuild");
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: Object.fromEntries(islands.map((name) => [name, `src/${name}.js`])),
  outdir: out,
  bundle: true,
  format: "esm",
  splitting: true,
  minify: true,
  target: ["es2022"],
  chunkNames: "chunk-[hash]",
  legalComments: "linked",
  loader: { ".svg": "dataurl", ".woff": "dataurl", ".woff2": "dataurl", ".ttf": "dataurl", ".eot": "empty" },
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
});
writeFileSync(stamp, inputs);
console.log(`islands: built ${islands.join(", ")}`);
