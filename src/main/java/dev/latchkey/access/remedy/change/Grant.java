package dev.latchkey.access.remedy.change;

import java.util.Set;

/** A change that allows actions, and may turn out to need fewer of them. */
public sealed interface Grant extends Change
        permits AddToIdentity, AddToResource, WidenBoundary, RewriteBoundary, TheirHalf {

    Set<UrlAction> actions();

    /** The same for these actions alone. */
    Grant only(Set<UrlAction> fewer);
}
