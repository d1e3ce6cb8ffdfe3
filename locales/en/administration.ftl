admin-button-journal = Journal
admin-button-back = ◀ Back
admin-button-more = More ▶

journal-title = 📖 <b>Journal</b>, page { $page } of { $pages }
journal-empty = The journal is empty so far: whatever admins do will stand here.
journal-who = <i>{ $when }</i> · { $by }
journal-when = <i>{ $when }</i>
journal-claim-approved = Claim approved: { $name }, spots { $spots }
journal-claim-approved-no-spot = Claim approved: { $name }, no spot
journal-claim-rejected = Claim rejected: { $name }, spots { $spots }
journal-claim-rejected-no-spot = Claim rejected: { $name }, no spot
journal-claim-asked = Question about a claim: { $name }
journal-admin-made = Made an admin: { $name }
journal-admin-removed = No admin any more: { $name }
journal-guard-invited = Made a link for a guard
journal-guard-joined = A guard joined by the link: { $name }
journal-guard-removed = No guard any more: { $name }
journal-banned = Banned until { $until }: { $name }
journal-ban-lifted = Ban lifted: { $name }
journal-spot-assigned = Spot { $spot } assigned: { $name }
journal-spot-given-over = Spot { $spot } transferred: { $name }
journal-spot-freed = Spot { $spot } freed
journal-holder-removed = Removed from spot { $spot }: { $name }
journal-resident-invited = Made a link for spot { $spot }
journal-resident-joined = A resident joined spot { $spot } by the link: { $name }
journal-group-linked = Group linked
journal-group-unlinked = Group unlinked
journal-setting-changed = Setting changed: { $setting }
journal-spots-imported = Spots imported: { $added } added, { $changed } changed, { $removed } removed
journal-spots-exported = Spots exported

ban-text =
    🚫 You are banned until <b>{ $until }</b>.
    Reason: { $reason }

    The spot stays yours: alerts about it arrive, and you can answer them with one tap. Everything else works again when the ban ends.
ban-over = ✅ The ban is over, everything works again.

role-you-are-admin = ⭐ You are an admin of this house now.
role-admin-made = ⭐ { $name } is an admin now. Decided by { $by }.
role-you-are-no-admin = You are no admin of this house any more.
role-admin-removed = { $name } is no admin any more. Decided by { $by }.
role-you-are-no-guard = You are no guard of this house any more.
role-guard-removed = { $name } is no guard any more. Decided by { $by }.

spot-given = Spot <b>{ $spot }</b> is yours now, too. The admin decided so.
spot-given-joins =
    Welcome 🎉 Your spot: <b>{ $spot }</b>.
    Blocked in? Press “Blocked in”.
spot-taken-away = Spot <b>{ $spot }</b> is no longer yours: the admin decided so. You will get no more alerts about it.
spot-loss-protested =
    ⚠️ { $name } writes: spot <b>{ $spot }</b> was taken away by mistake.
    Now held by: { $holders }
spot-not-family = ⚠️ { $by } writes: { $name } on spot <b>{ $spot }</b> is not of their family. Only admins remove holders.
spot-remove-named = Remove: { $name }
resident-joined = 🏠 A resident joined spot <b>{ $spot }</b> by the link: { $name }.

setting-button-name = Name
setting-button-time-zone = Time zone
setting-button-quiet-hours = Quiet hours
setting-button-remind-after = Reminder
setting-button-call-after = Calling the guards
setting-button-guard-phone = The guards' phone
