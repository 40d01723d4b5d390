// Checks Kubernetes manifests (YAML on standard input) against the API's schemas, without a cluster.
// Two checks, because each misses something: the JSON schemas of kubernetes-models know types, required fields and enums but
// let unknown fields pass; the TypeScript compiler, given each object as a literal of its type, finds unknown fields.
// Kinds that are no part of Kubernetes itself (custom resources) are listed on standard error and not judged.
// Exit code: 0 all right, 1 with one problem a line on standard output.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadAll } from 'js-yaml';
import ts from 'typescript';

const here = dirname(fileURLToPath(import.meta.url));
const problems = [];
const literals = new Map(); // file name -> { title, text }

for (const manifest of loadAll(readFileSync(0, 'utf8')).filter(Boolean)) {
  const title = `${manifest.apiVersion} ${manifest.kind} ${manifest.metadata?.name}`;
  const types = await import(`kubernetes-models/${manifest.apiVersion}`).catch(() => ({}));
  const Type = types[manifest.kind];
  if (!Type) {
    console.error(`not judged, no schema: ${title}`);
    continue;
  }
  try {
    new Type(manifest).validate();
  } catch (error) {
    problems.push(`${title}: ${error.message}`);
  }
  literals.set(join(here, `manifest-${literals.size}.ts`), {
    title,
    text: `import type { I${manifest.kind} as T } from 'kubernetes-models/${manifest.apiVersion}';\n`
      + `export const manifest: T = ${JSON.stringify(manifest, null, 1)};\n`,
  });
}

const options = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
};
const host = ts.createCompilerHost(options);
const { fileExists, readFile, getSourceFile } = host;
host.fileExists = (name) => literals.has(name) || fileExists(name);
host.readFile = (name) => literals.get(name)?.text ?? readFile(name);
host.getSourceFile = (name, target, ...rest) =>
  literals.has(name) ? ts.createSourceFile(name, literals.get(name).text, target) : getSourceFile(name, target, ...rest);

for (const diagnostic of ts.getPreEmitDiagnostics(ts.createProgram([...literals.keys()], options, host))) {
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
  const literal = diagnostic.file && literals.get(diagnostic.file.fileName);
  problems.push(literal ? `${literal.title}: ${text}` : text);
}

for (const problem of problems) console.log(problem);
console.error(`${literals.size} objects judged, ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);
