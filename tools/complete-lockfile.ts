import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { projectPath } from '../lib/project.ts';

/**
 * A registry that does not carry a tool's builds for other platforms leaves them out of the lockfile, and `npm ci` then refuses the
 * lockfile. This enters them as the tool names them: exact version, platform, optional. Run it after every `npm install`.
 */
const json = z.record(z.string(), z.json());
const packages = z.record(z.string(), json);
const builds = z.record(z.string(), z.string()).catch({});

const systems = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

/** which machine a build is for, from its name: `@biomejs/cli-linux-x64-musl` */
const platformOf = (name: string) => {
  const words = name.split(/[/-]/);
  const os = systems.find((it) => words.includes(it));
  const cpu = processors.find((it) => words.includes(it));
  if (!os || !cpu) return undefined;
  const libc = words.some((it) => it.startsWith('musl'))
    ? 'musl'
    : words.some((it) => it.startsWith('gnu'))
      ? 'glibc'
      : undefined;
  return { cpu: [cpu], os: [os], ...(os === 'linux' && libc ? { libc: [libc] } : {}) };
};

const path = projectPath('package-lock.json');
const lock = json.parse(JSON.parse(readFileSync(path, 'utf8')));
const known = packages.parse(lock['packages']);
const added: string[] = [];
for (const { optionalDependencies, dev } of Object.values(known)) {
  for (const [name, version] of Object.entries(builds.parse(optionalDependencies))) {
    const key = `node_modules/${name}`;
    const platform = platformOf(name);
    if (key in known || !platform || !/^\d/.test(version)) continue;
    known[key] = { version, ...platform, ...(dev === true ? { dev } : {}), optional: true };
    added.push(`${name}@${version}`);
  }
}
const sorted = Object.fromEntries(Object.entries(known).sort(([a], [b]) => a.localeCompare(b, 'en')));
writeFileSync(path, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
console.log(`${added.length} builds for other platforms entered`);
