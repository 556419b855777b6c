import * as z from 'zod';
import { AwsError, type Kernel, type ResourceType } from '../../contract.ts';
import { physicalName } from '../physical-name.ts';
import { metricsOf } from './declared-metrics.ts';
import { isOwnNamespace } from './embedded-metrics.ts';
import { HourlySeries } from './hourly-series.ts';

/** a metric of a widget: namespace, name, dimension names and values by turns, then options */
const Line = z.array(z.union([z.string(), z.looseObject({})])).min(2);
const Widget = z.looseObject({
  type: z.string(),
  properties: z.looseObject({
    title: z.string().optional(),
    markdown: z.string().optional(),
    metrics: z.array(Line).default([]),
    stat: z.string().optional(),
  }),
});
const Body = z.looseObject({ widgets: z.array(Widget) });
const Options = z.looseObject({ label: z.string().optional(), stat: z.string().optional() });

/** what a widget shows, an hour a point: the newest `hours` of them, oldest first; undefined where nothing was reported */
export interface DrawnLine {
  readonly label: string;
  readonly points: readonly (number | undefined)[];
  /** why nothing can be there: no service of a laptop reports it */
  readonly unmeasured?: string;
}
export interface DrawnWidget {
  readonly type: string;
  readonly title: string;
  readonly markdown?: string;
  readonly lines: readonly DrawnLine[];
}
export interface DrawnDashboard {
  readonly name: string;
  /** the hour of the last point, which goes on */
  readonly until: number;
  readonly widgets: readonly DrawnWidget[];
}

interface KeptLine {
  readonly label: string;
  readonly stat: string;
  readonly series: HourlySeries | undefined;
  readonly unmeasured?: string;
}
interface Kept {
  readonly name: string;
  readonly widgets: readonly (Omit<DrawnWidget, 'lines'> & { readonly lines: readonly KeptLine[] })[];
}

/** Dashboards of the template, and the metrics they show by the hour, from when the laptop first knew of them. */
export class Dashboards {
  readonly #kernel: Kernel;
  readonly #all: Kept[] = [];

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  /** @throws AwsError InvalidParameterInput for a body that is none */
  put(name: string, text: string): void {
    const body = read(text);
    if (body === undefined) throw new AwsError('InvalidParameterInput', `DashboardBody: the body of ${name} is no dashboard`);
    const widgets = body.widgets.map(({ type, properties: { title = '', markdown, metrics, stat = 'Average' } }) => ({
      ...{ type, title, ...(markdown !== undefined && { markdown }) },
      lines: metrics.map((line) => this.#keep(line, stat)),
    }));
    this.#all.push({ name, widgets });
  }

  draw(hours: number): readonly DrawnDashboard[] {
    const until = Math.floor(this.#kernel.now() / 3_600_000) * 3_600_000;
    return this.#all.map(({ name, widgets }) => ({
      ...{ name, until },
      widgets: widgets.map(({ lines, ...widget }) => ({
        ...widget,
        lines: lines.map(({ series, stat, ...line }) => ({ ...line, points: series?.points(stat, until, hours) ?? [] })),
      })),
    }));
  }

  #keep(line: z.infer<typeof Line>, ofWidget: string): KeptLine {
    const texts = line.filter((part) => typeof part === 'string');
    const { label, stat = ofWidget } = Options.parse(line.find((part) => typeof part !== 'string') ?? {});
    const [namespace = '', name = '', ...pairs] = texts;
    const dimensions = Object.fromEntries(pairs.flatMap((key, at) => (at % 2 === 0 ? [[key, pairs[at + 1] ?? '']] : [])));
    const shown = { label: label ?? [name, ...Object.values(dimensions)].join(' '), stat };
    const metrics = metricsOf(this.#kernel);
    const source = isOwnNamespace(namespace) ? undefined : metrics.source(namespace, name);
    if (!isOwnNamespace(namespace) && source?.kind !== 'counter')
      return { ...shown, series: undefined, unmeasured: source?.kind === 'silent' ? source.because : 'not measured on a laptop' };
    return { ...shown, series: new HourlySeries(this.#kernel.journal, metrics.watch(namespace, name, dimensions)) };
  }
}

const read = (text: string): z.infer<typeof Body> | undefined => {
  try {
    return Body.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** AWS::CloudWatch::Dashboard */
export const dashboardType = (dashboards: Dashboards): ResourceType => ({
  type: 'AWS::CloudWatch::Dashboard',
  properties: ['DashboardBody', 'DashboardName'],
  identify: (resource) => {
    const { DashboardName } = resource.properties;
    return { ref: typeof DashboardName === 'string' ? DashboardName : physicalName(resource, 255), attributes: {} };
  },
  provision: ({ properties }, { ref }) => dashboards.put(ref, String(properties.DashboardBody)),
});
