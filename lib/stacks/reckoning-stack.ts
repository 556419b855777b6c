import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { FiguresRollup } from '../constructs/figures-rollup.ts';
import { Maker } from '../constructs/maker.ts';
import { SettlementIntake } from '../constructs/settlement-intake.ts';
import { functionNamed } from '../function-groups.ts';
import type { FirstsaleStack } from './firstsale-stack.ts';

/**
 * What is reckoned from records and files, by a schedule or when somebody asks or sends one: figures, tables, plans of shifts, settlements. It
 * writes nothing that a merchant's story depends on but facts it puts on the bus, as any outside system does. The logic refers to nothing of it, so either may be deployed without the other (docs/adr/0097).
 */
export class ReckoningStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { logic: FirstsaleStack }) {
    super(scope, id, props);
    const { surroundings, messages } = props.logic;
    const { undelivered, unprocessed } = messages;
    const of = (name: string) => ({ ...surroundings, name, spec: functionNamed(name), unprocessed });
    new SettlementIntake(this, 'TakeSettlements', { ...of('take-settlements'), undelivered, atOnce: 2 });
    new FiguresRollup(this, 'RollUpFigures', { ...of('roll-up-figures'), undelivered });
    // leads plan once a week: two at a time are many
    new Maker(this, 'MakePlan', { ...of('make-plan'), atOnce: 2 });
  }
}
