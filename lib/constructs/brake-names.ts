import { playbookIds } from '../../domain/playbooks/registry.ts';
import { brakes, canaries } from '../canaries.ts';
import type { StageConfig } from '../config.ts';
import { functions } from '../function-groups.ts';
import { handlers } from '../functions.ts';
import { alarmName } from './alarm.ts';
import { METRICS_OF_AN_ALARM } from './alarm-metrics.ts';

/** functions of steps: their new versions come with the new version of a playbook */
export const stepFunctions: readonly string[] = Object.entries(functions)
  .filter(([, spec]) => spec.handlers.some((one) => handlers[one]?.area === 'steps'))
  .map(([name]) => name);

const watched = { [brakes.functions]: canaries.length + stepFunctions.length, [brakes.runs]: playbookIds.length };

/** names of the alarms under a heading: as many as are needed for what they watch */
export const brakeNames = (config: StageConfig, heading: keyof typeof watched): readonly string[] =>
  Array.from({ length: Math.ceil(watched[heading] / METRICS_OF_AN_ALARM) }, (_, at) => alarmName(config, heading, at + 1));
