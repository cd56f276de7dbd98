/** What went through the door of privacy mode: what shows customers takes nothing else, so that no way leads past it. */
import type { Customer, CustomerRecord } from '../../core/model/customer.ts';

declare const shown: unique symbol;

/** A value that went through the door. */
export type Shown<T> = T & { readonly [shown]: true };

/** A record that went through the door, with its customer. */
export type ShownCustomerRecord = CustomerRecord & { readonly customer: Shown<Customer> };
