import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removing } from '@firstsale/laptop-cloud/platform';
import { allServices } from '@firstsale/laptop-cloud/services';
import { notifications } from '@firstsale/laptop-cloud/services/sns';
import { synthesize } from '../../tools/build/synth.ts';
import { openLaptop, type Signatory } from '../../world/laptop.ts';
import { apiBehind } from '../../world/pages-of.ts';

const MINUTE = 60_000;
const leo: Signatory = { id: 'leo@desk.example.com', name: 'Leo', roles: ['lead'] };

type Resources = Record<string, { Type: string; Properties: any }>;

/** a route nobody else needs: the function behind it may be taken away */
const SPARED_ROUTE = 'GET /people';
/** open runs that ring, instead of half a million */
export const FEW_OPEN_RUNS = 3;

/** the function a route of the API ends at, by logical id */
function functionBehind(resources: Resources, route: string): string {
  const found = Object.values(resources).find(({ Properties }) => Properties?.RouteKey === route);
  const integration = JSON.stringify(found?.Properties.Target).match(/"Ref":"(\w+)"/)?.[1] ?? '';
  const called =
    JSON.stringify(resources[integration]?.Properties.IntegrationUri).match(/"(?:Fn::GetAtt":\["|Ref":")(\w+)"/)?.[1] ?? '';
  // behind its alias
  return resources[called]?.Properties.FunctionName?.Ref ?? called;
}

/** the template of stage dev with what cannot be broken from outside broken in it: one function without a place to run, a low limit */
function broken(folder: string) {
  const copy = mkdtempSync(join(tmpdir(), 'firstsale-alarms-'));
  cpSync(folder, copy, { recursive: true });
  const [file, watching] = ['Firstsale-dev', 'Firstsale-dev-watch'].map((name) => join(copy, `${name}.template.json`)) as [
    string,
    string,
  ];
  const read = (name: string): { Resources: Resources } => JSON.parse(readFileSync(name, 'utf8'));
  const [template, watch] = [read(file), read(watching)];
  const unrunnable = functionBehind(template.Resources, SPARED_ROUTE);
  template.Resources[unrunnable]!.Properties.ReservedConcurrentExecutions = 0;
  for (const { Type, Properties } of Object.values(watch.Resources))
    if (Type === 'AWS::CloudWatch::Alarm' && JSON.stringify(Properties.Metrics).includes('"OpenExecutionCount"'))
      Properties.Threshold = FEW_OPEN_RUNS;
  writeFileSync(file, JSON.stringify(template));
  writeFileSync(watching, JSON.stringify(watch));
  return { copy, unrunnable };
}

/** Firstsale with its alarms, and ways to break what they watch */
export async function openWatched() {
  const { folder } = await synthesize();
  const { copy, unrunnable } = broken(folder);
  const laptop = await openLaptop({
    cdkOut: copy,
    port: 'none',
    concurrency: 1,
    seed: 1,
    start: Date.parse('2026-03-02T09:00:00Z'),
    services: allServices,
    log: () => undefined,
  });
  laptop.admit([leo]);
  const { cloud } = laptop;
  const { kernel } = cloud;
  const api = apiBehind(cloud, 'ApiUrl');
  const aws = (service: string, action: string, input: unknown): Promise<any> => cloud.call(service, action, input);
  const minutes = (count: number) => kernel.runUntil(kernel.now() + count * MINUTE);
  const refs = (type: string): string[] =>
    cloud.resources.filter(({ resource }) => resource.type === type).map(({ identity }) => identity.ref);
  const told = () => notifications(kernel, { limit: 1000 });
  return {
    aws,
    now: () => kernel.now(),
    minutes,
    refs,
    /** physical name, or URL, of what stands under a logical id or a construct path */
    refOf: (name: string): string => cloud.find(name)?.identity.ref ?? `nothing called ${name}`,
    unrunnable: cloud.find(unrunnable)?.identity.ref ?? '',
    busName: laptop.busName,
    queueUrls: () => refs('AWS::SQS::Queue'),
    /** asks the route whose function cannot run */
    askSparedRoute: async (): Promise<number> => {
      const [method = '', path = ''] = SPARED_ROUTE.split(' ');
      const answer = await kernel.request('ask', async () =>
        api!.handle({ method, path, headers: { authorization: `Bearer ${await laptop.tokenOf(leo)}` } }),
      );
      return answer.statusCode;
    },
    /** how many mails there are: what comes later is `mailed` */
    mails: (): number => told().length,
    /** the mail of this subject that came after the first `mails`, or comes within so many minutes; throws when none does */
    async mailed(subject: string, mails: number, within: number) {
      const find = () => {
        const all = told();
        return all.slice(0, all.length - mails).find((one) => one.subject.startsWith(subject));
      };
      await kernel.runUntil(kernel.now() + within * MINUTE, () => find() !== undefined);
      const mail = find();
      if (mail === undefined) throw new Error(`no mail "${subject}" within ${within} minutes`);
      return mail;
    },
    async close() {
      await cloud.stop();
      rmSync(copy, removing);
    },
  };
}
export type Watched = Awaited<ReturnType<typeof openWatched>>;
