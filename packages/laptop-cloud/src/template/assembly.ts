import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import { UnreadableAssembly } from './problem.ts';
import { readJson } from './read-json.ts';

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      dependencies: z.array(z.string()).default([]),
      displayName: z.string().optional(),
      additionalMetadataFile: z.string().optional(),
      metadata: z.record(z.string(), z.array(z.object({ type: z.string(), data: z.unknown() }))).optional(),
      properties: z
        .object({
          templateFile: z.string().optional(),
          stackName: z.string().optional(),
          directoryName: z.string().optional(),
          displayName: z.string().optional(),
          file: z.string().optional(),
        })
        .default({}),
    }),
  ),
});
type Artifact = z.infer<typeof manifestSchema>['artifacts'][string];

const assetsSchema = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string().optional() }),
        destinations: z.record(z.string(), z.object({ bucketName: z.string(), objectKey: z.string() })),
      }),
    )
    .default({}),
});

const metadataSchema = z.record(z.string(), z.array(z.object({ type: z.string(), data: z.unknown() })));

export interface AssemblyStack {
  readonly name: string;
  readonly templateFile: string;
  /** undefined when the stack is agnostic of its environment */
  readonly account: string | undefined;
  readonly region: string | undefined;
  /** logical id to construct path */
  readonly paths: ReadonlyMap<string, string>;
}

export interface Assembly {
  readonly directory: string;
  /** in dependency order */
  readonly stacks: readonly AssemblyStack[];
  /** local file or folder of a file asset; the bucket name as in the assets file, pseudo parameters unresolved */
  readonly assets: readonly { readonly bucketName: string; readonly objectKey: string; readonly path: string }[];
}

/**
 * Reads a folder CDK synthesized into.
 * @param stage which nested assembly (a CDK Stage, by display name or artifact id), needed only when there are several
 * @throws UnreadableAssembly
 */
export function readAssembly(cdkOut: string, stage?: string): Assembly {
  const directory = resolve(cdkOut);
  const { artifacts } = readJson(join(directory, 'manifest.json'), manifestSchema);
  const nested = Object.entries(artifacts).filter(([, artifact]) => artifact.type === 'cdk:cloud-assembly');
  const ownStacks = Object.values(artifacts).some((artifact) => artifact.type === 'aws:cloudformation:stack');
  if (nested.length > 0 && (stage !== undefined || !ownStacks)) {
    const named = nested.map(([id, artifact]) => ({ id, name: artifact.properties.displayName ?? id, artifact }));
    const wanted = stage === undefined ? named : named.filter(({ id, name }) => id === stage || name === stage);
    const [only] = wanted;
    if (only === undefined || wanted.length > 1)
      throw new UnreadableAssembly(
        `${directory} holds the stages ${named.map(({ name }) => name).join(', ')}; ${stage === undefined ? 'say which one to run' : `there is no stage ${stage}`}.`,
      );
    return readAssembly(join(directory, only.artifact.properties.directoryName ?? only.id));
  }
  if (stage !== undefined && nested.length === 0 && !ownStacks)
    throw new UnreadableAssembly(`${directory} has no stage ${stage}.`);
  const stacks = inOrder(artifacts).map(([id, artifact]) => readStack(directory, id, artifact));
  if (stacks.length === 0) throw new UnreadableAssembly(`${directory} holds no stack. Synthesize first: npx cdk synth`);
  return { directory, stacks, assets: readAssets(directory, artifacts) };
}

function readStack(directory: string, id: string, artifact: Artifact): AssemblyStack {
  const { templateFile, stackName } = artifact.properties;
  if (templateFile === undefined)
    throw new UnreadableAssembly(`the stack ${id} in ${directory}/manifest.json has no templateFile`);
  const [, account, region] = /^aws:\/\/([^/]+)\/(.+)$/.exec(artifact.environment ?? '') ?? [];
  const metadataFile =
    artifact.additionalMetadataFile === undefined ? undefined : join(directory, artifact.additionalMetadataFile);
  const metadata =
    artifact.metadata ?? (metadataFile !== undefined && existsSync(metadataFile) ? readJson(metadataFile, metadataSchema) : {});
  const paths = new Map<string, string>();
  for (const [path, entries] of Object.entries(metadata))
    for (const { type, data } of entries)
      if (type === 'aws:cdk:logicalId' && typeof data === 'string') paths.set(data, path.replace(/^\//, ''));
  return {
    name: stackName ?? id,
    templateFile: join(directory, templateFile),
    account: account === 'unknown-account' ? undefined : account,
    region: region === 'unknown-region' ? undefined : region,
    paths,
  };
}

function readAssets(directory: string, artifacts: Readonly<Record<string, Artifact>>): Assembly['assets'] {
  return Object.values(artifacts).flatMap((artifact) => {
    if (artifact.type !== 'cdk:asset-manifest' || artifact.properties.file === undefined) return [];
    const file = join(directory, artifact.properties.file);
    return Object.values(readJson(file, assetsSchema).files).flatMap(({ source, destinations }) => {
      if (source.path === undefined) return [];
      const path = resolve(dirname(file), source.path);
      return Object.values(destinations).map(({ bucketName, objectKey }) => ({ bucketName, objectKey, path }));
    });
  });
}

function inOrder(artifacts: Readonly<Record<string, Artifact>>): [string, Artifact][] {
  const ordered: [string, Artifact][] = [];
  const seen = new Set<string>();
  const visit = (id: string): void => {
    const artifact = artifacts[id];
    if (seen.has(id) || artifact === undefined) return;
    seen.add(id);
    for (const dependency of artifact.dependencies) visit(dependency);
    if (artifact.type === 'aws:cloudformation:stack') ordered.push([id, artifact]);
  };
  for (const id of Object.keys(artifacts)) visit(id);
  return ordered;
}
