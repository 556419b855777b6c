import { handlers } from '../../lib/functions.ts';

type Area = (typeof handlers)[string]['area'];

/** what makes a handler of this area without an index.ts of its own; the others have one each */
const standards: Partial<Record<Area, string>> = {
  steps: 'standardStep',
  api: 'standardWrite',
  merchant: 'standardMerchantWrite',
};
const standardFiles: Readonly<Record<string, string>> = {
  standardStep: 'standard-step',
  standardWrite: 'standard-write',
  standardMerchantWrite: 'standard-merchant-write',
};

/** areas whose functions hold several handlers, each called by its name or route */
const calledByName: readonly Area[] = ['steps', 'api', 'merchant', 'hooks'];

interface Part {
  readonly name: string;
  readonly imports: readonly string[];
  /** what gives its Entry; in a function of several it loads it, when it is called first */
  readonly entry: string;
}

/** what a handler of several is made of is loaded when it is called first: a function of thirty routes starts with one of them */
const partOf = (name: string, area: Area, { composed, isAlone }: { composed: boolean; isAlone: boolean }): Part => {
  const folder = `../../functions/${area}/${name}`;
  if (composed && isAlone) return { name, imports: [`import { entry } from '${folder}/index.ts';`], entry: 'entry' };
  if (composed) return { name, imports: [], entry: `async () => (await import('${folder}/index.ts')).entry` };
  const standard = standards[area];
  if (standard === undefined)
    throw new Error(`functions/${area}/${name}/index.ts is missing: only steps and writes of the APIs have a standard one`);
  const imports = [`import { ${standard} } from '../../functions/entries/${standardFiles[standard]}.ts';`];
  return { name, imports, entry: `async () => ${standard}(await import('${folder}/handler.ts'))` };
};

const routesOf = (parts: readonly Part[]): string =>
  `{\n${parts.map(({ name, entry }) => `  '${handlers[name]?.route}': ['${name}', ${entry}],`).join('\n')}\n}`;

const call = (area: Area, parts: readonly Part[]): readonly [dispatch: string, given: string] => {
  const [first] = parts;
  switch (area) {
    case 'steps':
      return ['dispatchSteps', `{\n${parts.map(({ name, entry }) => `  '${name}': ${entry},`).join('\n')}\n}`];
    case 'api':
      return ['dispatchRoutes', `${routesOf(parts)}, sharedGuard`];
    case 'merchant':
      return ['dispatchRoutes', routesOf(parts)];
    case 'hooks':
      return ['dispatchRoutes', routesOf(parts)];
    case 'events':
    case 'nudges':
    case 'deployments':
      if (first === undefined || parts.length > 1)
        throw new Error(
          `${parts.map(({ name }) => name).join(', ')}: what calls a handler of ${area} names none, so it is alone`,
        );
      return ['alone', `'${first.name}', ${first.entry}`];
  }
};

/**
 * The entry of a function, in TypeScript, as it would lie in dist/entries/: its handlers, each behind the name it is called by.
 * @param inside the handlers of the function by name, and whether the folder has an index.ts that composes it
 * @throws Error naming the handler that has none and needs one, or is not registered; or those that cannot share a function
 */
export const entryText = (inside: Readonly<Record<string, { readonly composed: boolean }>>): string => {
  const parts = Object.entries(inside).map(([name, { composed }]) => {
    const spec = handlers[name];
    if (spec === undefined) throw new Error(`lib/functions.ts has no handler ${name}`);
    return { area: spec.area, part: partOf(name, spec.area, { composed, isAlone: !calledByName.includes(spec.area) }) };
  });
  const [area, ...others] = new Set(parts.map((one) => one.area));
  if (area === undefined || others.length > 0)
    throw new Error(`${Object.keys(inside).join(', ')} are called in different ways: they cannot share a function`);
  const [dispatch, given] = call(
    area,
    parts.map(({ part }) => part),
  );
  // a merchant whose records are restricted is hidden in one place
  const guard = area === 'api' ? ["import { sharedGuard } from '../../functions/entries/shared-guard.ts';"] : [];
  const imports = new Set([...guard, ...parts.flatMap(({ part }) => part.imports)]);
  return `${[`import { ${dispatch} } from '../../functions/runtime/dispatch.ts';`, ...imports].join('\n')}

export const handler = ${dispatch}(${given});
`;
};
