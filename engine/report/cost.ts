import { prices } from './prices.ts';

/** what a run consumed; every figure is counted in the run except `lambdaMs`, which is modelled so that two runs agree */
export interface Usage {
  readonly stateTransitions: number;
  readonly lambdaRequests: number;
  /** modelled milliseconds: see the laptop cloud's Lambda service for the model */
  readonly lambdaMs: number;
  readonly lambdaGbSeconds: number;
  /** starts of a function nobody called for ten minutes, modelled, and what Lambda bills for them */
  readonly coldStarts: number;
  readonly coldGbSeconds: number;
  /** read and write request units by table or index */
  readonly readUnits: Readonly<Record<string, number>>;
  readonly writeUnits: Readonly<Record<string, number>>;
  readonly events: number;
  readonly schedulerInvocations: number;
  readonly queueRequests: number;
  readonly mails: number;
  readonly apiRequests: number;
  readonly apiDestinationCalls: number;
}

export interface Cost {
  readonly currency: 'USD';
  readonly pricesAsOf: string;
  readonly region: string;
  readonly lines: Readonly<Record<string, number>>;
  readonly total: number;
  readonly perMerchant: number | null;
  readonly leavesOut: string;
}

const sum = (units: Readonly<Record<string, number>>): number => Object.values(units).reduce((total, one) => total + one, 0);
/** to a millionth of a dollar */
const round = (usd: number): number => Math.round(usd * 1e6) / 1e6;

/**
 * Bytes of logs, as CloudWatch counts them: a line and 26 bytes. A run logs five events for a call of a function (entered, scheduled,
 * started, succeeded, exited) and two for a choice: all are taken for calls. A function logs START, END and REPORT, and a line of its own.
 */
export const logBytes = { ofTransition: 5 * (380 + 26), ofInvocation: 330 + 270 + 4 * 26 };
const logBytesOf = ({ stateTransitions, lambdaRequests }: Usage): number =>
  stateTransitions * logBytes.ofTransition + lambdaRequests * logBytes.ofInvocation;

/** USD at list prices, without free tiers; null per merchant when there is none */
export function costOf(usage: Usage, merchants: number): Cost {
  const lines = {
    stepFunctions: usage.stateTransitions * prices.stateTransition,
    lambda: usage.lambdaRequests * prices.lambdaRequest + usage.lambdaGbSeconds * prices.lambdaGbSecond,
    coldStarts: usage.coldGbSeconds * prices.lambdaGbSecond,
    logs: (logBytesOf(usage) / 1e9) * prices.logGb,
    dynamodb: sum(usage.readUnits) * prices.readUnit + sum(usage.writeUnits) * prices.writeUnit,
    eventBridge: usage.events * prices.busEvent + usage.apiDestinationCalls * prices.apiDestinationCall,
    scheduler: usage.schedulerInvocations * prices.schedulerInvocation,
    sqs: usage.queueRequests * prices.queueRequest,
    ses: usage.mails * prices.mail,
    httpApi: usage.apiRequests * prices.apiRequest,
  };
  const total = sum(lines);
  return {
    currency: 'USD',
    pricesAsOf: prices.asOf,
    region: prices.region,
    lines: Object.fromEntries(Object.entries(lines).map(([name, usd]) => [name, round(usd)])),
    total: round(total),
    perMerchant: merchants === 0 ? null : round(total / merchants),
    leavesOut: 'free tiers, storage and backups, keeping logs, empty queue polls, secrets, alarms, data transfer, tax',
  };
}
