import type { Metafile } from 'esbuild';

/** folders of ours that a function in the cloud is made of; packages/laptop-cloud, world, programs, tools and test are none */
export const deployedFolders = ['adapters', 'application', 'connectors', 'domain', 'functions', 'policies'];
const deployed = new RegExp(`^(${[...deployedFolders, 'dist/entries', 'node_modules'].join('|')})/`);

/** what plays stories: of the functions it is in this one only */
const playing = /^(engine|world|packages\/states-language)\//;
const player = /(^|\/)back-test\/index\.js$/;

/** files that the bundler read but that must not run in the cloud, each with its importer; also if no code of them is left in the bundle */
export const strayInputs = ({ inputs, outputs }: Pick<Metafile, 'inputs' | 'outputs'>): readonly string[] => {
  const importers = (stray: string) =>
    Object.entries(inputs).flatMap(([file, { imports }]) => (imports.some(({ path }) => path === stray) ? [file] : []));
  const elsewhere = new Set(
    Object.entries(outputs).flatMap(([file, { inputs: inside }]) => (player.test(file) ? [] : Object.keys(inside))),
  );
  return Object.keys(inputs)
    .filter((input) => !deployed.test(input) && (!playing.test(input) || elsewhere.has(input)))
    .map((stray) => `${stray}, imported by ${importers(stray).join(', ') || 'nobody'}`);
};
