/** days a file of the tables stays: a year may be compared with the one before, as of the figures */
export const tableDays = 400;
