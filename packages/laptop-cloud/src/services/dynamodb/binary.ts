import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { dynoxideFor, dynoxideMissing, type Machine, thisMachine } from '../../platform.mjs';

/** the program that keeps the tables is not installed */
export class DynoxideMissing extends Error {
  override readonly name = 'DynoxideMissing';
}

/** path of the dynoxide program of a machine. @throws DynoxideMissing with the remedy */
export function dynoxideBinary(machine: Machine = thisMachine): string {
  const { package: name, program } = dynoxideFor(machine);
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
    const file = join(folder, program);
    if (existsSync(file)) return file;
  } catch {
    // not installed: told below
  }
  throw new DynoxideMissing(dynoxideMissing(machine));
}
