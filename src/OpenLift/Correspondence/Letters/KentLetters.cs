using Microsoft.EntityFrameworkCore;

namespace OpenLift.Correspondence.Letters;

/// <summary>The letters that a new county begins with, in the project's own words. An administrator changes them (S9, A5).</summary>
public static class KentLetters
{
    private static readonly DateOnly Began = new(2012, 9, 1);

    private const string Lasts =
        "This help can last for up to two terms. Near the end we will meet with you. "
        + "We will look at how it went, and plan what comes next.";

    private const string NotThisWay =
        "You can also tell us if the days do not suit you, or if you have changed your mind. "
        + "That is fine, and you will not lose other help.";

    public static readonly IReadOnlyList<(LetterKind Kind, string Title, string Body)> Shipped =
    [
        (
            LetterKind.ConfirmedOffer,
            "A place for {{child}}",
            $$$"""
            Dear {{carer}}

            We are glad to tell you that {{child}} has a place with our team. This letter says what will happen and when.

            ## What we offer
            - Where: {{hub}}
            - How often: {{sessions}}
            - Days and times: {{times}}
            - First day: {{start}}
            - Last day: {{end}}
            - Travel: {{travel}}

            {{{Lasts}}}

            {{own_setting}} keeps the place for {{child}}. It is still paid for.

            ## What you need to do
            Please tell us by {{answer_by}} if you want this place.

            {{{NotThisWay}}}

            ## Who to ask
            {{manager}} leads the team and is happy to talk with you.

            Ring {{manager}} on {{manager_phone}}.

            Please give this number when you ring or write: {{reference}}
            """
        ),
        (
            LetterKind.DifferentOffer,
            "Help for {{child}}",
            """
            Dear {{carer}}

            We have looked again at what would help {{child}} most. We would like to offer you something else.

            ## What we offer
            {{offer}}

            It starts on {{start}}.

            ## Why
            {{reason}}

            ## What happens next
            {{next}}

            If you do not agree, please tell us. We will listen, and look at it again with you. You can ask somebody to help you with this.

            ## Who to ask
            You can talk to {{writer}}.

            Ring us on {{phone}}.

            Please give this number when you ring or write: {{reference}}
            """
        ),
        (
            LetterKind.Decision,
            "What was decided about {{child}}",
            """
            Dear {{carer}}

            On {{day}} a group of people met to think about how to help {{child}}. They are called {{panel}}.

            ## What they decided
            {{decision}}

            ## Why
            {{reason}}

            ## What happens next
            {{next}}

            If you do not agree, please tell us. We will listen, and look at it again with you. You can ask somebody to help you with this.

            ## Who to ask
            You can talk to {{writer}}.

            Ring us on {{phone}}.

            Please give this number when you ring or write: {{reference}}
            """
        ),
        (
            LetterKind.ReviewInvitation,
            "Please come and talk about {{child}}",
            """
            Dear {{carer}}

            We would like to meet with you. We will look at how {{child}} is getting on, and plan what comes next.

            ## When and where
            - Day: {{day}}
            - Time: {{time}}
            - Place: {{place}}
            - Who else comes: {{who}}

            You know {{child}} best. Please tell us what has gone well at home, and what is still hard. You can bring somebody with you.

            If you cannot come, please tell us. We will find another day, or talk with you on the phone.

            ## Who to ask
            You can talk to {{writer}}.

            Ring us on {{phone}}.

            Please give this number when you ring or write: {{reference}}
            """
        ),
        (
            LetterKind.General,
            "{{subject}}",
            """
            Dear {{carer}}

            {{words}}

            You can talk to {{writer}}.

            Ring us on {{phone}}.

            Please give this number when you ring or write: {{reference}}
            """
        ),
    ];

    /// <summary>Adds the kinds that are not there yet. What the county changed stays.</summary>
    public static async Task Found(Store store)
    {
        var there = await store.LetterTemplates.Select(t => t.Kind).ToListAsync();
        store.AddRange(
            Shipped
                .Where(s => !there.Contains(s.Kind))
                .Select(s => LetterTemplate.Begin(s.Kind, s.Title, s.Body, Began, "OpenLIFT", store.Now))
        );
        await store.SaveChangesAsync();
    }
}
