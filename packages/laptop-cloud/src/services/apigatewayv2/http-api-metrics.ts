import type { Kernel } from '../../contract.ts';
import { type Counter, metricsOf } from '../cloudwatch/declared-metrics.ts';

/** what API Gateway measures of HTTP APIs, without what it measures by route. Source: "Monitor CloudWatch metrics for HTTP APIs" */
export interface HttpApiMetrics {
  answered(api: string, stage: string, status: number): void;
}

const made = new WeakMap<Kernel, HttpApiMetrics>();

export function httpApiMetricsOf(kernel: Kernel): HttpApiMetrics {
  const known = made.get(kernel);
  if (known !== undefined) return known;
  const counter = (name: string): Counter =>
    metricsOf(kernel).counter({
      namespace: 'AWS/ApiGateway',
      name,
      dimensions: [['ApiId'], ['ApiId', 'Stage']],
      unit: 'Count',
    });
  const [all, client, server] = [counter('Count'), counter('4xx'), counter('5xx')];
  const metrics: HttpApiMetrics = {
    answered(api, stage, status) {
      const facts = { ApiId: api, Stage: stage };
      all.report(1, facts);
      // every request says of itself whether it failed: the average is the share of failures
      client.report(status >= 400 && status < 500 ? 1 : 0, facts);
      server.report(status >= 500 ? 1 : 0, facts);
    },
  };
  made.set(kernel, metrics);
  return metrics;
}
