import type { Metafile } from 'esbuild';

/** folders of ours that a function in the cloud is made of; packages/laptop-cloud, world, programs, tools and test are none */
export const deployedFolders = ['adapters', 'application', 'connectors', 'domain', 'functions', 'policies'];
const deployed = new RegExp(`^(${[...deployedFolders, 'dist/entries', 'node_modules'].join('|')})/`);

/** files that the bundler read but that must not run in the cloud, each with its importer; also if no code of them is left in the bundle */
export const strayInputs = ({ inputs }: Pick<Metafile, 'inputs'>): readonly string[] => {
  const importers = (stray: string) =>
    Object.entries(inputs).flatMap(([file, { imports }]) => (imports.some(({ path }) => path === stray) ? [file] : []));
  return Object.keys(inputs)
    .filter((input) => !deployed.test(input))
    .map((stray) => `${stray}, imported by ${importers(stray).join(', ') || 'nobody'}`);
};
