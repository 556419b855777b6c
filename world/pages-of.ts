import type { LocalCloud } from '@firstsale/laptop-cloud/boot';
import { distributionsOf } from '@firstsale/laptop-cloud/services/cloudfront';
import { httpApisOf } from '@firstsale/laptop-cloud/services/http-api';

type Booted = Pick<LocalCloud, 'kernel' | 'outputs'>;

/** an output of whichever stack has it. Throws Error naming it when none has */
const outputOf = ({ outputs }: Booted, name: string): string => {
  const found = Object.values(outputs).find((of) => of[name] !== undefined)?.[name];
  if (found === undefined) throw new Error(`the template has no output ${name}: add it to the stack`);
  return found;
};

/** the HTTP API behind an output of the template, `ApiUrl` or `MerchantApiUrl` */
export const apiBehind = (cloud: Booted, output: 'ApiUrl' | 'MerchantApiUrl') => {
  const url = outputOf(cloud, output);
  const found = [...httpApisOf(cloud.kernel).values()].find(({ id }) => url.includes(id));
  if (found === undefined) throw new Error(`${output} is ${url}, and there is no such HTTP API on this laptop`);
  return found;
};

/** the distribution behind an output of the template, `ConsoleUrl` or `MerchantPageUrl` */
export const siteBehind = (cloud: Booted, output: 'ConsoleUrl' | 'MerchantPageUrl') => {
  const url = outputOf(cloud, output);
  const found = [...distributionsOf(cloud.kernel).values()].find(({ domainName }) => url.includes(domainName));
  if (found === undefined) throw new Error(`${output} is ${url}, and there is no such distribution on this laptop`);
  return found;
};
