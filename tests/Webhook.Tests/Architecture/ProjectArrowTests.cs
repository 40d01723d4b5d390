using System.Reflection;
using System.Xml.Linq;
using Webhook.Testing;

namespace Webhook.Tests.Architecture;

/// <summary>Holds the arrows of docs/architecture.md: who may refer to whom, and what the pure projects may not touch.</summary>
public sealed class ProjectArrowTests
{
    [Theory]
    [InlineData("Webhook.Model", new string[0])]
    [InlineData("Webhook.Policy", new[] { "Webhook.Model" })]
    [InlineData("Webhook.Kubernetes", new[] { "Webhook.Model" })]
    [InlineData("Webhook", new[] { "Webhook.Kubernetes", "Webhook.Policy" })]
    public void Refers_only_along_the_arrows(string project, string[] allowed)
    {
        var references = References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);

        Assert.Equal(allowed, references);
    }

    [Theory]
    [InlineData("Webhook.Model", new[] { "DiffPlex", "YamlDotNet" })]
    [InlineData("Webhook.Policy", new[] { "FluentValidation" })]
    [InlineData("Webhook.Kubernetes", new[] { "KubernetesClient.Aot" })]
    public void Takes_only_the_packages_it_is_known_for(string project, string[] allowed)
    {
        Assert.Equal(allowed, References(project, "PackageReference").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Has_no_project_beside_the_four()
    {
        var projects = Directory.EnumerateFiles(Repository.Path("src"), "*.csproj", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension)
            .Order(StringComparer.Ordinal);

        Assert.Equal(["Webhook", "Webhook.Kubernetes", "Webhook.Model", "Webhook.Policy"], projects);
    }

    [Theory]
    [InlineData(typeof(Webhook.Model.Apps.DaemonSet))]
    [InlineData(typeof(Webhook.Policy.PolicyEngine))]
    public void Keeps_network_host_and_logging_out_of_the_pure_projects(Type typeOfProject)
    {
        string[] forbidden = ["System.Net", "Microsoft.AspNetCore", "Microsoft.Extensions", "System.Diagnostics.Process", "System.Console"];

        var touched = typeOfProject.Assembly.GetReferencedAssemblies()
            .Select(assembly => assembly.Name!)
            .Where(name => forbidden.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));

        Assert.Empty(touched);
    }

    [Fact]
    public void Keeps_the_engine_synchronous()
    {
        var asynchronous = typeof(Webhook.Policy.PolicyEngine).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => typeof(System.Threading.Tasks.Task).IsAssignableFrom(method.ReturnType))
            .Select(method => $"{method.DeclaringType}.{method.Name}");

        Assert.Empty(asynchronous);
    }

    [Fact]
    public void Keeps_FluentValidation_inside_the_engine()
    {
        var leaks = typeof(Webhook.Policy.PolicyEngine).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMembers().Select(member => (type, member)))
            .Where(found => Touched(found.member).Prepend(found.type.BaseType).Any(IsOfFluentValidation))
            .Select(found => $"{found.type.Name}.{found.member.Name}");

        Assert.Empty(leaks);
    }

    [Theory]
    [InlineData("Webhook.Model")]
    [InlineData("Webhook.Policy")]
    [InlineData("Webhook.Kubernetes")]
    [InlineData("Webhook")]
    public void Shows_every_folder_in_the_picture(string project)
    {
        var picture = File.ReadAllText(Repository.Path("docs/architecture.md")).Split("```")[1];

        var missing = Directory.EnumerateDirectories(Repository.Path($"src/{project}"))
            .Select(folder => Path.GetFileName(folder)!)
            .Where(folder => folder is not ("bin" or "obj") && !picture.Contains($" {folder}/", StringComparison.Ordinal));

        Assert.Empty(missing);
    }

    private static IEnumerable<Type?> Touched(MemberInfo member) => member switch
    {
        MethodBase method => method.GetParameters().Select(parameter => parameter.ParameterType).Append((method as MethodInfo)?.ReturnType),
        PropertyInfo property => [property.PropertyType],
        FieldInfo field => [field.FieldType],
        _ => [],
    };

    private static bool IsOfFluentValidation(Type? type) =>
        type is not null
        && (type.Namespace?.StartsWith("FluentValidation", StringComparison.Ordinal) == true || type.GetGenericArguments().Any(IsOfFluentValidation));

    private static IEnumerable<string> References(string project, string item) =>
        XDocument.Load(Repository.Path($"src/{project}/{project}.csproj"))
            .Descendants(item)
            .Select(reference => reference.Attribute("Include")!.Value.Replace('\\', '/'));
}
