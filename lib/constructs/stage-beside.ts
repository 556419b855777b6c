import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssetHashType, DockerImage, type Stack } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import * as z from 'zod';

const resource = z.looseObject({ Type: z.string() });
const template = z.looseObject({ Resources: z.record(z.string(), resource) });

/** what says nothing of what calls what, and when */
const silent = /^AWS::(IAM|Logs|CloudWatch|CloudFront|CDK|Lambda::Permission)/;

/**
 * What stacks declare, as one template without exports: as long as references between stacks are not turned into imports, each is a reference to the
 * resource itself. CDK writes no template before all of the app is synthesized, so its own method is asked.
 */
const declaredBy = (stacks: readonly Stack[]): object => {
  const resources = stacks.flatMap((stack) => {
    const write: unknown = Reflect.get(stack, '_toCloudFormation');
    if (typeof write !== 'function')
      throw new Error('this version of the CDK writes templates otherwise: mend lib/constructs/stage-beside.ts');
    const { Resources } = template.parse(stack.resolve(Reflect.apply(write, stack, [])));
    return Object.entries(Resources).filter(([, { Type }]) => !silent.test(Type));
  });
  return { Resources: Object.fromEntries(resources) };
};

/** a bundle with what the stacks declare beside it, as stage.json: the fast engine plays the stage as it is deployed */
export const withStageBeside = (bundle: string, stacks: readonly Stack[]): Code =>
  Code.fromAsset(bundle, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      // the CDK wants one named; what follows is tried before it, and always does
      image: DockerImage.fromRegistry('scratch'),
      local: {
        tryBundle: (folder) => {
          cpSync(bundle, folder, { recursive: true, filter: (file) => !file.endsWith('.map') });
          writeFileSync(join(folder, 'stage.json'), JSON.stringify(declaredBy(stacks)));
          return true;
        },
      },
    },
  });
