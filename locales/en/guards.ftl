admin-button-change-guards = The guards have changed
guards-change-sure = <b>Have the guards changed?</b>
guards-change-count =
    { $count ->
        [0] There are no guards in the bot now.
        [one] { $count } guard loses access at once.
       *[other] { $count } guards lose access at once.
    }
guards-change-links =
    { $count ->
        [0] There are no open links for guards.
        [one] { $count } link for guards that nobody has used stops working.
       *[other] { $count } links for guards that nobody has used stop working.
    }
guards-change-then = You get one new link.
guards-changed = ✅ The former guards see nothing any more. The new link is below 👇
guards-toast-others = The guards or links were changed already: please check
journal-guards-changed =
    { $count ->
        [one] The guards have changed: { $count } guard lost access, a new link was made
       *[other] The guards have changed: { $count } guards lost access, a new link was made
    }
role-guards-changed = 👮 The guards have changed: the former ones see nothing any more, a new link was made. Decided by { $by }.
