import { InvalidInput } from '../errors.ts';

export interface ForecastError {
  /** Σ|A−F| / ΣA; null when nothing happened */
  readonly wape: number | null;
  /** max(0, 1 − WAPE) */
  readonly accuracy: number | null;
  /** number of periods */
  readonly n: number;
}

/** WAPE and forecast accuracy of a forecast against what came, period by period. Throws InvalidInput for lists of unequal length. */
export function forecastError(actual: readonly number[], forecast: readonly number[]): ForecastError {
  if (actual.length !== forecast.length) {
    throw new InvalidInput(
      'forecast',
      `has ${forecast.length} periods, actual has ${actual.length}; give one of each per period`,
    );
  }
  const total = actual.reduce((sum, one) => sum + one, 0);
  if (total === 0) return { wape: null, accuracy: null, n: actual.length };
  const missed = actual.reduce((sum, one, i) => sum + Math.abs(one - Number(forecast[i])), 0);
  const wape = missed / total;
  return { wape, accuracy: Math.max(0, 1 - wape), n: actual.length };
}

export interface Staffing {
  /** tasks in the period */
  readonly volume: number;
  readonly handlingMinutes: number;
  /** 0 < occupancy ≤ 1 */
  readonly occupancy: number;
  /** 0 ≤ shrinkage < 1: leave, training, breaks */
  readonly shrinkage: number;
}

/** Staff hours = volume × AHT / (occupancy × (1 − shrinkage)). Throws InvalidInput for shares outside their range. */
export function staffHours({ volume, handlingMinutes, occupancy, shrinkage }: Staffing): number {
  if (!(occupancy > 0 && occupancy <= 1))
    throw new InvalidInput('occupancy', `is ${occupancy}; give a share above 0 and at most 1`);
  if (!(shrinkage >= 0 && shrinkage < 1)) throw new InvalidInput('shrinkage', `is ${shrinkage}; give a share from 0 to below 1`);
  return (volume * handlingMinutes) / 60 / (occupancy * (1 - shrinkage));
}
