import type { FunctionName } from './function-sizes.ts';
import type { EnvName, Grant } from './grants.ts';

export type RouteKey = `${'GET' | 'POST'} /${string}`;

/** what one handler needs: its folder is functions/<area>/<name> */
export type HandlerSpec = {
  readonly area: 'steps' | 'events' | 'nudges' | 'api' | 'merchant' | 'hooks' | 'deployments';
  /** the function it runs in (lib/function-groups.ts): its own, unless others may touch the same */
  readonly in: FunctionName;
  /** of a route: what the gateway knows it by */
  readonly route?: RouteKey;
  /** of a route: why anybody may call it, without a token of people */
  readonly open?: true;
  readonly env: readonly EnvName[];
  /** exactly the calls it makes; docs/permissions.md says why */
  readonly grants: readonly Grant[];
};
