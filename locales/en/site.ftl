# What the bot says about the web app; the texts of the app itself are in web.ftl.
site-none = This house has no web app: everything is done here, in the chat.
site-here = You are in the web app already. The bot in Telegram gives a code for another device: the command /web.
site-login =
    🌐 Sign in with a browser: { $link }

    Or open { $site } and type the code <b>{ $code }</b>.

    The link and the code are good for 5 minutes and let you in once. The code is typed on this site only. Nobody from the house will ask for it.
site-button-open = Open here, in Telegram
site-button-new-code = New code
site-device =
    🌐 Somebody signed in to the web app as you: { $device }, { $time }.

    Was it you? Then there is nothing to do.
site-button-not-me = It wasn’t me
site-device-out =
    Done: that device is signed out.

    A code from the bot is typed on the house’s site only. Nobody from the house will ask for it.
site-invite = Without Telegram, in a browser: { $link }
site-toast-out-already = Already signed out there.
# The name of a device of which the browser said nothing.
site-device-unknown = an unknown device
site-code-wrong = This code does not work. Get a new one from the bot: the command /web.
site-code-too-often = Too many tries. Please wait ten minutes.
site-start-in-chat = First write to the bot of the house, and open the app again after “I agree”.
site-not-signed-in = Please sign in again: you are signed out here.
site-banned = An admin has closed the door. What is left to you the bot says in the chat.
site-malformed = The app sent something odd. Please reload the page.
site-not-found = There is nothing like that here.
site-too-often = Too often. Please wait a little.
site-not-here = Files come to the Telegram chat; they are not shown here.
site-name-needed = First write what you are called.
