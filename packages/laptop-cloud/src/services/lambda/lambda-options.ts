import type { Authorizer } from '../../contract.ts';
import type { HttpDispatch } from './transport.ts';

export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export interface LogLine {
  /** virtual epoch milliseconds */
  readonly timestamp: number;
  readonly message: string;
}

export type HostKind = 'inline' | 'worker';

export interface LambdaOptions {
  /** `inline`: this thread, fastest; `worker`: a thread per environment, safe from endless loops and memory. Default inline. A function is asked at each invocation */
  readonly host?: HostKind | (() => HostKind);
  /** environments of one function version at a time; further invocations wait. Default 8 inline, 2 in workers */
  readonly environmentsPerFunction?: number;
  /** threads in all; the one idle longest ends for a new one. Default 24 */
  readonly environmentsInAll?: number;
  /** the folder of an asset, from its bucket and key in the template */
  readonly assetFolder?: (bucket: string, key: string) => string | undefined;
  /** where the gateway listens; becomes AWS_ENDPOINT_URL of every function */
  readonly endpointUrl?: () => string;
  /** credentials by which the gateway recognises the role again */
  readonly credentialsFor?: (roleArn: string, sessionName: string) => RoleCredentials;
  /** decodes and answers the functions' SDK calls; default: the gateway's protocols, without a socket */
  readonly dispatch?: HttpDispatch;
  /** what functions write; default: the last lines of each function are kept in memory */
  readonly logs?: (group: string, stream: string, lines: readonly LogLine[]) => void;
  /** asked for what a stream's poller does as the function's role (GetRecords and its like); default: not asked */
  readonly authorizer?: () => Authorizer | undefined;
  /** more variables for every function, e.g. for the log level */
  readonly env?: Readonly<Record<string, string>>;
}
