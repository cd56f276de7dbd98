/** Lines of a table that only what belongs to a customer has. */
import type { Money } from '../model/customer.ts';
import { type Field, majorMoney, text } from './fields.ts';

/** ISO 4217's form; a rail of a provider's own, such as `USDBASE`, is no currency, and no part of its name is one. */
const currencyShape = /^[A-Z]{3}$/;

/** An amount in major units with the field that names its currency; null where that names none. */
export const moneyIn =
  (pointer: string, currencyPointer: string): Field<Money> =>
  declare => {
    const amount = majorMoney(pointer)(declare);
    const currency = text(currencyPointer)(declare);
    return reading => {
      const before = reading.used;
      const code = currency(reading)?.toUpperCase();
      const money = code !== undefined && currencyShape.test(code) ? amount(reading) : null;
      if (money && code !== undefined) return { amount: money.amount, currency: code };
      reading.used = before;
      return null;
    };
  };

/** An amount in major units of the one currency that the documentation names. */
export const moneyOf =
  (pointer: string, currency: string): Field<Money> =>
  declare => {
    const amount = majorMoney(pointer)(declare);
    return reading => {
      const money = amount(reading);
      return money && { amount: money.amount, currency };
    };
  };

/** The last four characters of a number that is not to be shown whole: `•••• 4417`. */
export const ending =
  (pointer: string): Field<string> =>
  declare => {
    const whole = text(pointer)(declare);
    return reading => {
      const sent = whole(reading);
      // Of a short one, four characters would be most of it.
      return sent && `•••• ${sent.length >= 8 ? sent.slice(-4) : ''}`.trim();
    };
  };
