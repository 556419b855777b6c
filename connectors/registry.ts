import * as all from './all.ts';
import type { Connector } from './connector.ts';

/** every outside system there is, by id; each has a folder of its name */
export const connectors: readonly Connector[] = Object.values(all);

/** undefined for a name that is no connector's */
export const connectorNamed = (id: string): Connector | undefined => connectors.find((one) => one.id === id);
