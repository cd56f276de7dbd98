/** Everything about a panel but its record, as the page is given it. */
import type { ClienteleError } from '../../core/model/errors.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import type { From } from '../actions/customer-target.ts';
import type { AvatarSource } from './avatar.ts';
import { failureOf } from './failure-of.ts';
import { customerTitle } from './shared/fields.ts';
import type { Place, SavedState, View } from './shared/messages.ts';
import { walkWords } from './walk-words.ts';

/** What a panel is about to show. */
export interface PanelFacts extends Pick<View, 'shownId' | 'place' | 'kept' | 'watched' | 'changedSince' | 'sections'> {
  readonly target: SavedState;
  readonly connectionName: string;
  readonly isLoading: boolean;
  readonly hasRecord: boolean;
  readonly failure: ClienteleError | undefined;
  /** Where it was opened from. */
  readonly from: From;
  /** `offered`: it may be asked for. */
  readonly avatar: AvatarSource | 'offered' | undefined;
}

/** What the provider covers is covered with the rest in privacy mode, and an image shows who somebody is. */
const coveredPlace = (place: Place | undefined): Place | undefined => place && { ...place, covered: [] };

export function panelView(privacy: Privacy, facts: PanelFacts): View {
  const { target, connectionName, shownId, place, failure, kept, watched, from, changedSince, sections } = facts;
  const { walk, origin } = from;
  const whole = walk && walkWords(walk.place, origin, connectionName, privacy);
  const { connectionId } = target;
  const isPrivate = privacy.covers(connectionId);
  const avatar = isPrivate ? undefined : facts.avatar;
  return {
    ...target,
    ...{ connectionName, shownId, kept, watched, changedSince, sections },
    title: walk ? customerTitle(privacy.customer(walk.listed)) : shownId,
    place: isPrivate ? coveredPlace(place) : place,
    phase: facts.isLoading ? 'loading' : facts.hasRecord || failure ? 'idle' : 'waiting',
    failure: failure && failureOf(failure, privacy, connectionId),
    ...(walk && { walk: { ...walk.place, ...(whole !== undefined && { whole }) } }),
    avatar: avatar === undefined ? 'none' : avatar === 'offered' ? avatar : { url: avatar.url },
  };
}
