import { AwsError, type Instant, type Kernel } from '../../contract.ts';
import { DefinitionStore } from '../definition-store.ts';
import { ConnectionDefinition, DestinationDefinition } from './event-definitions.ts';
import { type Attempt, NotYet } from './event-deliveries.ts';
import { composeRequest, type HttpRequest, isLoopback } from './http-request.ts';
import { sendHttp } from './send-http.ts';

/** a call to an API destination, as a person can look at it; credentials are masked */
export interface OutboxCall {
  readonly id: string;
  readonly at: Instant;
  readonly destination: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** undefined: kept here only, the endpoint is not on this machine */
  readonly status: number | undefined;
}

interface Row {
  readonly id: string;
  readonly at: number;
  readonly destination: string;
  readonly method: string;
  readonly url: string;
  readonly headers: string;
  readonly body: string;
  readonly status: number | null;
}

/**
 * Connections and API destinations. Endpoints on this machine are really called; every other call ends in the outbox
 * (table events_api_destination_calls): nobody wants a laptop to write to real chat rooms and help desks.
 */
export class Destinations {
  readonly #kernel: Kernel;
  readonly connections: DefinitionStore<ConnectionDefinition>;
  readonly destinations: DefinitionStore<DestinationDefinition>;
  /** destination -> the second, and how many calls it had */
  readonly #rates = new Map<string, { second: number; calls: number }>();

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.connections = new DefinitionStore(kernel.journal, 'events_connections', ConnectionDefinition);
    this.destinations = new DefinitionStore(kernel.journal, 'events_destinations', DestinationDefinition);
    kernel.journal.exec(`CREATE TABLE IF NOT EXISTS events_api_destination_calls (id TEXT PRIMARY KEY, at INTEGER NOT NULL, destination TEXT NOT NULL,
      method TEXT NOT NULL, url TEXT NOT NULL, headers TEXT NOT NULL, body TEXT NOT NULL, status INTEGER)`);
  }

  /** the latest calls first */
  calls(limit = 100): OutboxCall[] {
    return this.#kernel.journal
      .all<Row & Record<string, string | number | null>>(
        'SELECT * FROM events_api_destination_calls ORDER BY at DESC, rowid DESC LIMIT ?',
        limit,
      )
      .map((row) => ({
        ...row,
        at: Number(row.at),
        status: row.status === null ? undefined : Number(row.status),
        headers: Object.fromEntries(new Headers(JSON.parse(row.headers))),
      }));
  }

  async invoke(attempt: Attempt): Promise<void> {
    const { destination, connection } = this.#find(attempt.target.definition.Arn);
    // EventBridge asks IAM whether the role may use the destination: the same question, asked of ourselves
    await this.#kernel.call({
      service: 'events',
      action: 'InvokeApiDestination',
      input: { ApiDestinationArn: destination.arn },
      principal: attempt.principal,
    });
    this.#limitRate(destination);
    this.#kernel.usage.add('events:api-destination-calls', 1);
    const request = composeRequest(destination, connection, attempt.target.definition.HttpParameters, attempt.input);
    // awaited as part of the unit: the virtual clock stands still while a real endpoint answers
    const status = isLoopback(request.url) ? await sendHttp(request) : undefined;
    this.#keep(attempt.deliveryId, destination.name, request, status);
  }

  #find(arn: string): { destination: DestinationDefinition; connection: ConnectionDefinition } {
    const destination = this.destinations.all().find((one) => one.arn === arn);
    if (!destination) throw new AwsError('ResourceNotFoundException', `API destination ${arn} does not exist.`);
    const connection = this.connections.all().find((one) => one.arn === destination.connectionArn);
    if (!connection) throw new AwsError('ResourceNotFoundException', `Connection ${destination.connectionArn} does not exist.`);
    return { destination, connection };
  }

  #limitRate({ arn, ratePerSecond }: DestinationDefinition): void {
    const second = Math.floor(this.#kernel.now() / 1000);
    const rate = this.#rates.get(arn);
    if (rate?.second !== second) this.#rates.set(arn, { second, calls: 1 });
    else if (rate.calls >= ratePerSecond) throw new NotYet((second + 1) * 1000);
    else rate.calls += 1;
  }

  #keep(id: string, destination: string, request: HttpRequest, status: number | undefined): void {
    const headers = { ...request.headers };
    for (const name of request.secretHeaders) headers[name] = '***';
    this.#kernel.journal.run(
      'INSERT OR REPLACE INTO events_api_destination_calls (id, at, destination, method, url, headers, body, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      id,
      this.#kernel.now(),
      destination,
      request.method,
      request.url,
      JSON.stringify(headers),
      request.body,
      status ?? null,
    );
  }
}
