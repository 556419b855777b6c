/** one thing a policy contradicts itself in: where, what, and what to do about it */
export interface Finding {
  /** path in the document: `nudges.ladders.1.rungs.2.afterWorkingDays` */
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
}

export const finding = (field: string, message: string, remedy: string): Finding => ({ field, message, remedy });

/** a finding for every value that came before; `field` names its place by index */
export const repeated = (values: readonly string[], field: (index: number) => string): readonly Finding[] =>
  values.flatMap((value, index) =>
    values.indexOf(value) === index
      ? []
      : [finding(field(index), `"${value}" is there twice`, 'give each its own, or remove one')],
  );

/** a finding for every neighbour pair that doesn't ascend */
export const ascending = (values: readonly number[], field: (index: number) => string): readonly Finding[] =>
  values.flatMap((value, index) => {
    const before = values[index - 1];
    return before === undefined || value > before
      ? []
      : [
          finding(
            field(index),
            `${value} does not come after ${before}`,
            'put them in ascending order, each greater than the one before',
          ),
        ];
  });
