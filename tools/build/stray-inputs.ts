import type { Metafile } from 'esbuild';

/** folders a function in the cloud is made of; packages/laptop-cloud, world, programs, tools and test are none */
const deployed = /^(adapters|application|connectors|dist\/entries|domain|functions|node_modules|policies)\//;

/** `bundle holds input` for everything in a bundle that does not belong into one; what was bundled away to nothing counts too */
export const strayInputs = ({ outputs }: Metafile): readonly string[] =>
  Object.entries(outputs).flatMap(([bundle, { inputs }]) =>
    Object.keys(inputs)
      .filter((input) => !deployed.test(input))
      .map((input) => `${bundle} holds ${input}`),
  );
