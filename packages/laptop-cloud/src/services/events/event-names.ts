import type { Kernel } from '../../contract.ts';

type Place = Pick<Kernel, 'account' | 'region'>;

const arn = ({ account, region }: Place, rest: string) => `arn:aws:events:${region}:${account}:${rest}`;

export const busArn = (place: Place, bus: string): string => arn(place, `event-bus/${bus}`);
export const ruleArn = (place: Place, bus: string, rule: string): string =>
  arn(place, `rule/${bus === 'default' ? '' : `${bus}/`}${rule}`);
export const archiveArn = (place: Place, name: string): string => arn(place, `archive/${name}`);
export const replayArn = (place: Place, name: string): string => arn(place, `replay/${name}`);

/** APIs take a bus by name or by ARN; nothing means the default bus */
export const busName = (nameOrArn: string | undefined): string =>
  nameOrArn === undefined || nameOrArn === '' ? 'default' : nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);

/** the key of a rule: names are unique within a bus */
export const ruleKey = (bus: string, rule: string): string => `${bus}|${rule}`;
