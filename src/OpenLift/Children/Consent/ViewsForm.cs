using OpenLift.Correspondence.Documents;
using OpenLift.County;
using OpenLift.Requests;

namespace OpenLift.Children.Consent;

/// <summary>
/// The family's form in Word: views of parent and child, agreement, and permission to share by agency and by person, in the words
/// that the pages use. Somebody of the setting writes into the request what comes back, and adds the signed page as a file (L3, X7).
/// </summary>
public static class ViewsForm
{
    public const string SaidToTheFamily =
        "People who help your child often need to know what others know. May they share what they hold, so far as it "
        + "helps to plan for your child? You can say yes to some and no to others, and change your mind at "
        + "any time. The law lets people share without asking when a child is in danger.";

    private const string YourName = "Your name";
    private const string Date = "Date";

    /// <summary>The form for one request with what is recorded already, or a blank one.</summary>
    public static Document Paper(Request? request, Child? child, ViewsAndConsent? consent, FormContext context)
    {
        var agreed = consent is { IsWithdrawn: false } ? consent.Agreement : null;
        return new(
            "Your views, and who may share what they know",
            "For parents, carers, children and young people. Somebody from the school or nursery can fill it in with you.",
            [
                new Heading("About"),
                new Answers([
                    new("Reference", request?.Reference, "Filled in by the service"),
                    new("Child’s name", child?.Name),
                    new("Date of birth", child?.Born.InFull),
                    new("Setting", request?.SettingName),
                ]),
                new Heading("Parent or carer’s views"),
                Said(consent?.ParentViews, ofChild: false),
                new Heading("Child’s views"),
                Said(consent?.ChildViews, ofChild: true),
                new Heading("Agreement to the request"),
                new Answers([
                    Agrees(agreed?.Answer),
                    new(YourName, agreed?.By),
                    new(Date, agreed?.On?.InFull),
                    new("If you do not agree, would you like to say why?", agreed?.WhyNot),
                    new("Signature", null),
                ]),
                new Heading("Permission to share"),
                new Paragraph(SaidToTheFamily),
                new Table(
                    ["May share", "Parent or carer: yes or no", "Child or young person: yes or no"],
                    [
                        .. context
                            .Labels.Choices(CodeList.SharingAgency, context.Today, consent?.Sharing.Select(s => s.Agency) ?? [])
                            .Select(a =>
                                (IReadOnlyList<string?>)[a.Text, Answered(a.Value!, Giver.Parent), Answered(a.Value!, Giver.Child)]
                            ),
                    ]
                ),
                new Answers([
                    new("Parent or carer: signature and date", null),
                    new("Child or young person: signature and date", null, "If they can and wish to"),
                ]),
            ]
        );

        string? Answered(string agency, Giver giver) =>
            consent?.Sharing.FirstOrDefault(s => s.Agency == agency && s.Giver == giver && s.WithdrawnOn is null)?.Answer.Words;
    }

    private static Answers Said(Views? views, bool ofChild) =>
        new([
            new(
                Asked.On<WriteViews>(nameof(WriteViews.Words)).Words,
                views?.Words,
                ofChild ? "In the child’s own words, signs or drawing" : "In your own words"
            ),
            new(ofChild ? "If somebody helped to write this down, who?" : YourName, ofChild ? views?.WrittenBy : views?.GivenBy),
            new(Date, views?.On?.InFull),
        ]);

    private static AnswerRow Agrees(Answer? said) =>
        new(
            "Do you agree that the school or nursery asks for this help?",
            FormBox.List(
                [.. new[] { Answer.Given, Answer.Refused }.Select(a => new Platform.Govuk.Choice(a.ToString(), a.Words))],
                [said?.ToString()]
            ),
            "Type X in the brackets of one"
        );
}
