import * as z from 'zod';

/** name of a machine or an execution */
export const Name = z
  .string()
  .regex(
    /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u,
    'has 1 to 80 characters, none of them a space, bracket, wildcard or special character',
  );
